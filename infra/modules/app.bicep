import { googleAccess, mailServer, signIn, storageEndpoints } from '../types.bicep'

param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storage storageEndpoints
param deploymentContainer string
param insightsConnectionString string
param google googleAccess
param googleKeyUri string
param mail mailServer
param mailCredentialUri string
param syncSchedule string
param staffKeySha256 string
param instanceMemoryMB int
param maximumInstances int
param subnetId string

@description('Instances stand in several zones of the region, if it has any.')
param zoneRedundant bool

param authentication signIn

// Flex Consumption takes the runtime and its version from functionAppConfig. It refuses or ignores the settings of older plans.
var hostSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: storage.blob
  AzureWebJobsStorage__queueServiceUri: storage.queue
  AzureWebJobsStorage__tableServiceUri: storage.table
  // The app has a page of its own at the root; the host's would only be seen while it is missing.
  AzureWebJobsDisableHomepage: 'true'
  // Else the host tells the app that everybody comes from the front end, and wrong keys of one stranger would shut out all.
  ASPNETCORE_FORWARDEDHEADERS_ENABLED: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

var appSettings = {
  SyncSchedule: syncSchedule
  WorkQueue: 'roadmap-work'
  Access__StaffKeySha256: staffKeySha256
  GoogleSheets__Credential: google.credential
}

var googleSettings = {
  Federated: {
    GoogleSheets__WorkloadIdentityProvider: google.workloadIdentityProvider
    GoogleSheets__ServiceAccountEmail: google.serviceAccountEmail
    GoogleSheets__EntraApplicationIdUri: google.entraApplicationIdUri
    GoogleSheets__ManagedIdentityClientId: identityClientId
  }
  ServiceAccountKey: {
    GoogleSheets__ServiceAccountKey: '@Microsoft.KeyVault(SecretUri=${googleKeyUri})'
  }
}

var mailSettings = {
  Mail__Host: mail.host
  Mail__Port: string(mail.port)
  Mail__Security: mail.security
  Mail__From: mail.from
  Mail__OperatorAddress: mail.operatorAddress
  Mail__PublicAddress: mail.publicAddress
}

var mailCredentials = {
  Mail__UserName: mail.userName
  Mail__Password: '@Microsoft.KeyVault(SecretUri=${mailCredentialUri})'
}

// The platform's own name: App Service then proves itself to Entra by the managed identity, not by a secret.
var signInSettings = {
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
}

var entra = {
  enabled: true
  registration: {
    clientId: authentication.clientId
    clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
    openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
  }
  validation: { allowedAudiences: ['api://${authentication.clientId}', authentication.clientId] }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        // An import may take 16 MiB and much more while it is read: few at a time fit into 512 MB.
        triggers: { http: { perInstanceConcurrency: 4 } }
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(
      hostSettings,
      appSettings,
      googleSettings[google.credential],
      empty(mail.host) ? {} : mailSettings,
      empty(mailCredentialUri) ? {} : mailCredentials,
      authentication.enabled ? signInSettings : {}
    )
  }

  // Deployment goes by Entra tokens; passwords for it are not wanted.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  // Always there: a platform that is left out stays as it was, and could never be switched off.
  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: {
        enabled: authentication.enabled
        runtimeVersion: '~1'
      }
      // Schools come without an account: the app itself decides who may do what, and staff come in at /desk/sign-in.
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      httpSettings: { requireHttps: true }
      identityProviders: authentication.enabled ? { azureActiveDirectory: entra } : {}
      login: {
        tokenStore: { enabled: false }
        routes: { logoutEndpoint: '/.auth/logout' }
        // Who has lost the role keeps it until the cookie ends.
        cookieExpiration: {
          convention: 'FixedTime'
          timeToExpiration: '08:00:00'
        }
        nonce: {
          validateNonce: true
          nonceExpirationInterval: '00:05:00'
        }
      }
    }
    dependsOn: [settings]
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
