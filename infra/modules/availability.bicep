// Asks from outside whether the app is well. An app that cannot start writes no log, so no other rule would see it.

param location string
param tags object
param componentId string
param uri string

resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'ready'
  location: location
  tags: union(tags, { 'hidden-link:${componentId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'ready'
    Name: 'ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 900 // seconds: the longest there is, for each run is paid for
    Timeout: 60 // a cold start is no fault
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' } // West Europe
      { Id: 'emea-se-sto-edge' } // UK West
    ]
    Request: {
      RequestUrl: '${uri}/api/health/ready'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}
