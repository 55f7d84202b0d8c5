# The house that clients are driven against, and what is put into it. Sourced by `run`, which sets ABOVEBOARD, here and log.

now=2026-01-20T09:00:00Z
house= data=

# Starts a house with a standing clock. Sets ENDPOINT.
open_house() {
  data=$(mktemp -d)
  : >"$log"
  "$ABOVEBOARD" serve --http 127.0.0.1:0 --smtp 127.0.0.1:0 --data "$data" --clock "$now" --empty "$@" >"$log" 2>&1 &
  house=$!
  for _ in $(seq 300); do
    ENDPOINT=$(sed -n 's,^ready http=\([^ ]*\).*,http://\1,p' "$log")
    [ -z "$ENDPOINT" ] || break
    kill -0 "$house" 2>/dev/null || break
    sleep 0.1
  done
  if [ -z "$ENDPOINT" ]; then
    echo "the house did not open:" && cat "$log" && exit 2
  fi
  export ENDPOINT
  operator=$("$ABOVEBOARD" token marketplace --data "$data")
}

close_house() {
  [ -z "$house" ] || { kill "$house" 2>/dev/null && wait "$house" || true; }
  [ -z "$data" ] || rm -rf "$data"
  house= data=
}

# METHOD PATH BODY, as the operator
feed() {
  curl --silent --show-error --fail-with-body --request "$1" "$ENDPOINT$2" --data "$3" \
    --header "Authorization: Bearer $operator" --header 'Content-Type: application/json'
}

# ORDER SELLER BUYER STATUS CLASS...: purchased six days ago, or, if shipped, delivered ten days ago; a line per class.
order() {
  local id=$1 seller=$2 buyer=$3 status=$4 lines='' class
  local dates='"purchasedAt": "2026-01-14T09:00:00Z", "latestDeliveryAt": "2026-01-22T09:00:00Z"'
  if [ "$status" = shipped ]; then
    dates='"purchasedAt": "2026-01-05T09:00:00Z", "shippedAt": "2026-01-07T09:00:00Z", "deliveredAt": "2026-01-10T09:00:00Z"'
  fi
  for class in "${@:5}"; do
    lines+=${lines:+,}"{\"lineId\": \"$class\", \"title\": \"Oak shelf\", \"class\": \"$class\", \"quantity\": 1,
      \"priceMinor\": 4200, \"currency\": \"USD\"}"
  done
  feed PUT "/v1/orders/$id" "{\"marketplaceId\": \"$MARKETPLACE\", \"sellerId\": \"$seller\", \"buyerId\": \"$buyer\",
    \"status\": \"$status\", $dates, \"lines\": [$lines]}" >/dev/null
}

# NUMBER: a seller of its own with an application, a buyer, and the orders that the operations need.
account() {
  export MARKETPLACE=ATVPDKIKX0DER FILE=$here/document.pdf
  export ORDER_CUSTOM=10$1-0000001-0000001 ORDER_SERVICE=10$1-0000002-0000002
  export ORDER_DIGITAL=10$1-0000003-0000003 ORDER_DELIVERED=10$1-0000004-0000004
  local seller=S$1 buyer=B$1 app
  feed PUT "/v1/marketplaces/$MARKETPLACE" '{"name": "Corner Market", "relayDomain": "mail.corner-market.example"}' >/dev/null
  feed PUT "/v1/sellers/$seller" "{\"name\": \"Oak & Iron\", \"registeredAddress\": \"$seller@oak-and-iron.example\"}" >/dev/null
  feed PUT "/v1/buyers/$buyer" "{\"givenName\": \"Jane\", \"address\": \"$buyer@home.example\", \"locale\": \"en-US\"}" >/dev/null
  order "$ORDER_CUSTOM" "$seller" "$buyer" unshipped custom
  order "$ORDER_SERVICE" "$seller" "$buyer" unshipped service
  order "$ORDER_DIGITAL" "$seller" "$buyer" unshipped digital
  order "$ORDER_DELIVERED" "$seller" "$buyer" shipped plain
  app=$(feed POST "/v1/sellers/$seller/apps" '{"name": "tests/clients"}')
  CLIENT_ID=$(field clientId "$app") CLIENT_SECRET=$(field clientSecret "$app") REFRESH_TOKEN=$(field refreshToken "$app")
  export CLIENT_ID CLIENT_SECRET REFRESH_TOKEN
  mailbox=$ENDPOINT/local/mailboxes/$buyer@home.example
}

# NAME JSON
field() {
  sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" <<<"$2"
}
