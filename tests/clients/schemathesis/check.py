"""Runs schemathesis over the tightened models against a house, and prints a line for each operation.

    check.py FOLDER

FOLDER takes the models, what schemathesis said and what it sent. SEED and EXAMPLES (of an operation) may be set.
"""

import base64
import collections
import hashlib
import json
import os
import pathlib
import subprocess
import sys

import requests

from tighten import tightened

ENDPOINT = os.environ["ENDPOINT"]
MARKETPLACE = os.environ["MARKETPLACE"]
# An order for each operation, as `../run` puts them: not shipped, with lines of every class; or delivered.
UNSHIPPED, DELIVERED = "200-0000000-000000", "300-0000000-000000"
ORDERS = {
    "getMessagingActionsForOrder": f"{UNSHIPPED}1",
    "GetAttributes": f"{UNSHIPPED}1",
    "createUploadDestinationForResource": f"{UNSHIPPED}1",
    "confirmCustomizationDetails": f"{UNSHIPPED}2",
    "createConfirmDeliveryDetails": f"{UNSHIPPED}3",
    "createConfirmOrderDetails": f"{UNSHIPPED}4",
    "createConfirmServiceDetails": f"{UNSHIPPED}5",
    "createDigitalAccessKey": f"{UNSHIPPED}6",
    "createLegalDisclosure": f"{UNSHIPPED}7",
    "createUnexpectedProblem": f"{UNSHIPPED}8",
    "CreateWarranty": f"{DELIVERED}1",
    "sendInvoice": f"{DELIVERED}2",
    "getSolicitationActionsForOrder": f"{DELIVERED}3",
    "createProductReviewAndSellerFeedbackSolicitation": f"{DELIVERED}4",
}
CHECKS = [
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "negative_data_rejection",
]
# The type of message that each request with files belongs to, and whose order it is for.
UPLOADS = {
    "CreateConfirmCustomizationDetailsRequest": ("confirmCustomizationDetails", "confirmCustomizationDetails"),
    "CreateDigitalAccessKeyRequest": ("digitalAccessKey", "createDigitalAccessKey"),
    "CreateLegalDisclosureRequest": ("legalDisclosure", "createLegalDisclosure"),
    "CreateWarrantyRequest": ("warranty", "CreateWarranty"),
    "InvoiceRequest": ("invoice", "sendInvoice"),
}


def access_token():
    grant = {
        "grant_type": "refresh_token",
        "refresh_token": os.environ["REFRESH_TOKEN"],
        "client_id": os.environ["CLIENT_ID"],
        "client_secret": os.environ["CLIENT_SECRET"],
    }
    answer = requests.post(f"{ENDPOINT}/auth/o2/token", data=grant, timeout=30)
    answer.raise_for_status()
    return answer.json()["access_token"]


def upload(token, order, message):
    document = pathlib.Path(os.environ["FILE"]).read_bytes()
    answer = requests.post(
        f"{ENDPOINT}/uploads/2020-11-01/uploadDestinations/messaging/v1/orders/{order}/messages/{message}",
        params={"marketplaceIds": MARKETPLACE, "contentMD5": base64.b64encode(hashlib.md5(document).digest())},
        headers={"x-amz-access-token": token},
        timeout=30,
    )
    answer.raise_for_status()
    destination = answer.json()["payload"]
    requests.put(destination["url"], data=document, headers=destination["headers"], timeout=30).raise_for_status()
    return destination["uploadDestinationId"]


def run(name, model, token, folder):
    """Runs schemathesis and gives its report: one JSON object for each event."""
    path, events, said = (folder / f"{name}.{suffix}" for suffix in ("json", "ndjson", "txt"))
    path.write_text(json.dumps(model, indent=1))
    events.unlink(missing_ok=True)
    command = [
        pathlib.Path(sys.executable).with_name("schemathesis"), "run", path, "--url", ENDPOINT, "--no-color",
        "--header", f"x-amz-access-token: {token}", "--checks", ",".join(CHECKS), "--continue-on-failure",
        "--report", "ndjson", "--report-ndjson-path", events, "--generation-database", "none",
        "--seed", os.environ.get("SEED", "1"), "--max-examples", os.environ.get("EXAMPLES", "50"),
    ]
    with said.open("w") as out:
        status = subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, check=False, cwd=folder).returncode
    return status, [json.loads(line) for line in events.open()]


def lines(model, events):
    """Prints what became of each operation, and gives how many failed."""
    answers, failures = collections.defaultdict(collections.Counter), collections.defaultdict(dict)
    for event in events:
        recorder = event.get("ScenarioFinished", {}).get("recorder", {})
        for case, value in recorder.get("cases", {}).items():
            label = f"{value['value']['method']} {value['value']['path']}"
            exchange = recorder.get("interactions", {}).get(case)
            if exchange and exchange["response"]:
                answers[label][exchange["response"]["status_code"]] += 1
            for check in recorder.get("checks", {}).get(case, []):
                if check["status"] == "failure":
                    failures[label].setdefault(check["name"], (check, exchange))
    failed = 0
    for path, methods in model["paths"].items():
        for method, operation in methods.items():
            if "operationId" not in operation:
                continue
            label = f"{method.upper()} {path}"
            told = ", ".join(f"{status} x{count}" for status, count in sorted(answers[label].items()))
            name = f"schemathesis {operation['operationId']} ({told})"
            broken = failures.pop(label, {})
            if not any(status < 300 for status in answers[label]):
                broken["reached"] = ({"failure_info": "no call was answered with success"}, None)
            failed += bool(broken)
            print(f"{name}: FAILED" if broken else f"{name}: ok", flush=True)
            explain(broken)
    for label, broken in failures.items():
        failed += 1
        print(f"schemathesis {label}: FAILED", flush=True)
        explain(broken)
    return failed


def explain(broken):
    for check, (failure, exchange) in broken.items():
        request = exchange["request"] if exchange else {}
        print(f"    {check}: {json.dumps(failure.get('failure_info'))[:1500]}")
        print(f"    {request.get('method')} {request.get('uri')} {json.dumps(request.get('body'))[:300]}")


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    token = access_token()
    uploads = {request: upload(token, ORDERS[operation], message) for request, (message, operation) in UPLOADS.items()}
    failed = 0
    for name in ("messaging", "solicitations", "uploads"):
        model = tightened(name, MARKETPLACE, ORDERS, uploads)
        status, events = run(name, model, token, folder)
        failures = lines(model, events)
        if status and not failures:
            print(f"schemathesis {name}: FAILED (it ended with {status}, see {folder / name}.txt)")
        failed += failures or bool(status)
    return 1 if failed else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
