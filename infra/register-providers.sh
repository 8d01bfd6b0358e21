#!/usr/bin/env bash
# Registers what the template needs in the subscription, and waits until Azure has done it. azd runs this before it provisions.
# A delegated subnet needs Microsoft.App, which no resource of the template would register by itself.
set -euo pipefail

providers=(
  Microsoft.App Microsoft.Consumption Microsoft.EventGrid Microsoft.Insights Microsoft.KeyVault Microsoft.ManagedIdentity
  Microsoft.Network Microsoft.OperationalInsights Microsoft.Security Microsoft.Storage Microsoft.Web
)
attempts="${REGISTER_ATTEMPTS:-60}"

if [[ -z ${AZURE_SUBSCRIPTION_ID:-} ]]; then
  echo 'AZURE_SUBSCRIPTION_ID is not known yet, so no provider is registered: azd env set AZURE_SUBSCRIPTION_ID ….' >&2
  # ARM registers by itself what the template names; only the network needs more.
  [[ ${PRIVATE_NETWORKING:-false} != true ]]
  exit
fi

# azd has signed in; the Azure CLI need not be there.
token="$(azd auth token --output json | sed -n 's/.*"token": *"\([^"]*\)".*/\1/p')"
[[ -n $token ]] || { echo 'azd gave no token: azd auth login.' >&2; exit 1; }

# ask METHOD PATH: the state that Azure answers with. The token goes by standard input, not by an argument that others can see.
ask() {
  curl --silent --show-error --fail --max-time 60 --request "$1" --config - \
    "https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/providers/$2?api-version=2021-04-01" \
    <<<"header = \"Authorization: Bearer $token\"
header = \"Content-Length: 0\"" |
    sed -n 's/.*"registrationState": *"\([^"]*\)".*/\1/p'
}

for provider in "${providers[@]}"; do
  state="$(ask GET "$provider")"
  [[ $state == Registered ]] || ask POST "$provider/register" >/dev/null
  for ((attempt = 1; attempt <= attempts; attempt++)); do
    [[ $state != Registered ]] || break
    sleep "${REGISTER_PAUSE:-5}"
    state="$(ask GET "$provider")"
  done
  [[ $state == Registered ]] || { echo "$provider: $state. Azure is slow; try again." >&2; exit 1; }
  echo "$provider: $state"
done
