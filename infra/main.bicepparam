using 'main.bicep'

// azd keeps these in .azure/<environment>/.env: azd env set NAME VALUE.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'roadmap')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')

// What cannot be meant is refused here, before azd asks Azure for anything.
var credential = readEnvironmentVariable('GOOGLE_CREDENTIAL', 'Federated')
var security = readEnvironmentVariable('MAIL_SECURITY', 'StartTls')
var keyDigest = any(readEnvironmentVariable('STAFF_KEY_SHA256', ''))
var strangers = filter(
  range(0, length(keyDigest)),
  i => !contains('0123456789abcdefABCDEF', substring(keyDigest, i, 1))
)

// docs/google-access.md says where each comes from. Without them the app starts and says what is missing.
param google = {
  credential: contains(['Federated', 'ServiceAccountKey'], credential)
    ? any(credential)
    : fail('GOOGLE_CREDENTIAL is Federated or ServiceAccountKey.')
  workloadIdentityProvider: readEnvironmentVariable('GOOGLE_WORKLOAD_IDENTITY_PROVIDER', '')
  serviceAccountEmail: readEnvironmentVariable('GOOGLE_SERVICE_ACCOUNT_EMAIL', '')
  entraApplicationIdUri: readEnvironmentVariable('ENTRA_APPLICATION_ID_URI', '')
}

// docs/reminders.md. Without a host there is no mail.
param mail = {
  host: readEnvironmentVariable('MAIL_HOST', '')
  port: int(readEnvironmentVariable('MAIL_PORT', '587'))
  security: contains(['StartTls', 'Tls'], security) ? any(security) : fail('MAIL_SECURITY is StartTls or Tls.')
  userName: readEnvironmentVariable('MAIL_USER_NAME', '')
  from: readEnvironmentVariable('MAIL_FROM', '')
  operatorAddress: readEnvironmentVariable('MAIL_OPERATOR_ADDRESS', '')
  publicAddress: readEnvironmentVariable('MAIL_PUBLIC_ADDRESS', '')
}

// The template says which values there are; the deployment refuses any other.
param syncEveryMinutes = any(int(readEnvironmentVariable('SYNC_EVERY_MINUTES', '10')))
param instanceMemoryMB = any(int(readEnvironmentVariable('INSTANCE_MEMORY_MB', '512')))
param maximumInstances = int(readEnvironmentVariable('MAXIMUM_INSTANCES', '10'))

param staffKeySha256 = contains([0, 64], length(keyDigest)) && empty(strangers)
  ? keyDigest
  : fail('STAFF_KEY_SHA256 is 64 hexadecimal digits: not the key, but its SHA-256.')

param alerting = {
  email: readEnvironmentVariable('ALERT_EMAIL', '')
  secondEmail: readEnvironmentVariable('ALERT_SECOND_EMAIL', '')
  budget: int(readEnvironmentVariable('MONTHLY_BUDGET', '10'))
  budgetStart: readEnvironmentVariable('BUDGET_START', '')
}

param authentication = {
  enabled: bool(readEnvironmentVariable('AUTH_ENABLED', 'false'))
  clientId: readEnvironmentVariable('AUTH_CLIENT_ID', '')
}

param privateNetworking = bool(readEnvironmentVariable('PRIVATE_NETWORKING', 'false'))

param zoneRedundant = bool(readEnvironmentVariable('ZONE_REDUNDANT', 'false'))
param editionsKeptDays = int(readEnvironmentVariable('EDITIONS_KEPT_DAYS', '365'))
param editionsLocked = bool(readEnvironmentVariable('EDITIONS_LOCKED', 'false'))
param backupsKeptDays = int(readEnvironmentVariable('BACKUPS_KEPT_DAYS', '7'))
param backupsLocked = bool(readEnvironmentVariable('BACKUPS_LOCKED', 'false'))
param defenderForStorage = bool(readEnvironmentVariable('DEFENDER_FOR_STORAGE', 'false'))
param purgeProtected = bool(readEnvironmentVariable('PURGE_PROTECTED', 'false'))
