#!/usr/bin/env bash
# Makes Google trust the app's managed identity, so that no key of the service account exists anywhere.
# Running it again changes nothing that is right already, and mends what is not.
set -euo pipefail

usage() {
  cat >&2 <<'TEXT'
Usage: federate.sh --project ID --tenant ID --principal ID --audience URI [--account NAME] [--pool NAME] [--provider NAME]

  --project    Google Cloud project that has, or will have, the service account
  --tenant     Entra tenant:                   azd env get-value AZURE_TENANT_ID
  --principal  object id of the identity:      azd env get-value MANAGED_IDENTITY_PRINCIPAL_ID
  --audience   application ID URI, api://…:    docs/google-access.md, step 2
  --account    name of the service account     (roadmap-reader)
  --pool       workload identity pool          (roadmap-azure)
  --provider   provider in the pool            (roadmap-app)
TEXT
}

fail() { printf 'federate.sh: %s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*" >&2; }

project='' tenant='' principal='' audience=''
account='roadmap-reader' pool='roadmap-azure' provider='roadmap-app'
while [[ $# -gt 0 ]]; do
  case "$1" in
    --help) usage; exit 0 ;;
    --project | --tenant | --principal | --audience | --account | --pool | --provider)
      [[ $# -ge 2 ]] || fail "$1 needs a value"
      declare "${1#--}=$2"
      shift 2
      ;;
    *) usage; fail "unknown argument: $1" ;;
  esac
done

# check NAME PATTERN: a wrong value would make a trust that nobody can use, or that too many can.
check() {
  [[ -n ${!1} ]] || { usage; fail "--$1 is missing"; }
  [[ ${!1} =~ ^$2$ ]] || fail "--$1 has an unexpected form: ${!1}"
}

guid='[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
check project '[a-z][a-z0-9-]{4,28}[a-z0-9]'
check tenant "$guid"
check principal "$guid"
check audience '(api|https)://[A-Za-z0-9._/-]+'
check account '[a-z][a-z0-9-]{4,28}[a-z0-9]'
check pool '[a-z][a-z0-9-]{2,30}[a-z0-9]'
check provider '[a-z][a-z0-9-]{2,30}[a-z0-9]'
command -v gcloud >/dev/null || fail 'gcloud is not installed: https://cloud.google.com/sdk/docs/install'
principal="${principal,,}" tenant="${tenant,,}" # as they stand in the token

gcloud_in_project() { gcloud --project "$project" --quiet "$@"; }
exists() { gcloud_in_project "$@" >/dev/null 2>&1; }

# patiently COMMAND…: what was made a moment ago is not known everywhere at Google yet, which may take a minute.
patiently() {
  local attempt
  for attempt in 1 2 3 4 5; do
    "$@" && return
    say "Google does not know it yet (attempt $attempt of 6)…"
    sleep "${FEDERATE_PAUSE:-15}"
  done
  "$@"
}

number="$(gcloud projects describe "$project" --format='value(projectNumber)')" || fail "no access to the project $project"
email="$account@$project.iam.gserviceaccount.com"
in_pool=(--location global --workload-identity-pool "$pool")

# A token of a managed identity is of version 1, so its issuer is sts.windows.net, with a slash at the end.
trust=(
  --issuer-uri "https://sts.windows.net/$tenant/"
  --allowed-audiences "$audience"
  --attribute-mapping 'google.subject=assertion.sub'
  --attribute-condition "assertion.sub == '$principal' && assertion.tid == '$tenant'"
)

say 'APIs…'
gcloud_in_project services enable sheets.googleapis.com iam.googleapis.com iamcredentials.googleapis.com sts.googleapis.com

say 'Service account…'
exists iam service-accounts describe "$email" ||
  gcloud_in_project iam service-accounts create "$account" --display-name 'RoadmapFunctions, reads sheets'

say 'Pool and provider…'
exists iam workload-identity-pools describe "$pool" --location global ||
  gcloud_in_project iam workload-identity-pools create "$pool" --location global --display-name 'RoadmapFunctions in Azure'
verb=create-oidc
exists iam workload-identity-pools providers describe "$provider" "${in_pool[@]}" && verb=update-oidc
patiently gcloud_in_project iam workload-identity-pools providers "$verb" "$provider" "${in_pool[@]}" "${trust[@]}"

say 'The identity may act as the service account…'
patiently gcloud_in_project iam service-accounts add-iam-policy-binding "$email" \
  --role roles/iam.workloadIdentityUser \
  --member "principal://iam.googleapis.com/projects/$number/locations/global/workloadIdentityPools/$pool/subject/$principal" >/dev/null

say ''
say "Give $email the right to view the sheet. Then:"
resource="//iam.googleapis.com/projects/$number/locations/global/workloadIdentityPools/$pool/providers/$provider"
cat <<TEXT
azd env set GOOGLE_CREDENTIAL Federated
azd env set GOOGLE_WORKLOAD_IDENTITY_PROVIDER $resource
azd env set GOOGLE_SERVICE_ACCOUNT_EMAIL $email
azd env set ENTRA_APPLICATION_ID_URI $audience
azd provision
TEXT
