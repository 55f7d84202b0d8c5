"""PyPI python-amazon-sp-api makes every call of Messaging and Solicitations v1, and uploads.

Its marketplaces carry the endpoint, so that it is told of this house by one more of them; the token endpoint by its
option `auth_token_client_class`.
"""

import io
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit

import requests
from sp_api.api import Messaging, Solicitations, Upload
from sp_api.auth import AccessTokenClient
from sp_api.base.exceptions import SellingApiForbiddenException

from report import (
    CLIENT_ID, CLIENT_SECRET, CUSTOM, DELIVERED, DIGITAL, ENDPOINT, FILE, MARKETPLACE, REFRESH_TOKEN, SERVICE,
    Report, same,
)


class TokenClient(AccessTokenClient):
    scheme = "http://"
    host = urlsplit(ENDPOINT).netloc


report = Report("python-amazon-sp-api")
options = {
    "marketplace": SimpleNamespace(endpoint=ENDPOINT, marketplace_id=MARKETPLACE, region="us-east-1"),
    "refresh_token": REFRESH_TOKEN,
    "credentials": {"lwa_app_id": CLIENT_ID, "lwa_client_secret": CLIENT_SECRET},
    "auth_token_client_class": TokenClient,
}
messaging, solicitations, uploads = (api(**options) for api in (Messaging, Solicitations, Upload))


def names(answer):
    return sorted(link["name"] for link in answer.payload["_links"]["actions"])


def actions(order, wanted):
    same("actions", names(messaging.get_messaging_actions_for_order(order)), wanted)


def attributes():
    same("locale", messaging.get_attributes(CUSTOM).payload["buyer"]["locale"], "en-US")


def send(method, order, request):
    same("answer", getattr(messaging, method)(order, body=request).payload, {})


def upload(order, name):
    with open(FILE, "rb") as file:
        document = file.read()
    resource = f"messaging/v1/orders/{order}/messages/{name}"
    destination = uploads.upload_document(resource, io.BytesIO(document)).payload
    requests.put(destination["url"], data=document, headers=destination["headers"], timeout=30).raise_for_status()
    return destination["uploadDestinationId"]


def attached(order, name):
    return {"attachments": [{"uploadDestinationId": upload(order, name), "fileName": "document.pdf"}]}


def solicitable(wanted):
    answer = solicitations.get_solicitation_actions_for_order(DELIVERED, marketplaceIds=MARKETPLACE)
    same("actions", names(answer), wanted)


def solicit():
    answer = solicitations.create_product_review_and_seller_feedback_solicitation(
        DELIVERED, marketplaceIds=MARKETPLACE
    )
    same("answer", answer.payload, {})


def solicit_again():
    try:
        solicit()
    except SellingApiForbiddenException as error:
        same("code", error.amzn_code, "Unauthorized")
    else:
        raise AssertionError("a second solicitation was taken")


def warranty():
    coverage = {"coverageStartDate": "2026-01-10T00:00:00Z", "coverageEndDate": "2028-01-10T00:00:00Z"}
    return attached(DELIVERED, "warranty") | coverage


report.operation("getMessagingActionsForOrder", lambda: actions(CUSTOM, [
    "confirmCustomizationDetails", "confirmDeliveryDetails", "confirmOrderDetails", "legalDisclosure",
    "unexpectedProblem",
]))
report.operation("GetAttributes", attributes)
for operation, method, order, request in [
    ("confirmCustomizationDetails", "confirm_customization_details", CUSTOM,
     lambda: {"text": "Shall the engraving read Anna?"}),
    ("createConfirmDeliveryDetails", "create_confirm_delivery_details", CUSTOM,
     lambda: {"text": "Is there a lift in your building?"}),
    ("createConfirmOrderDetails", "create_confirm_order_details", CUSTOM,
     lambda: {"text": "Which of the two shades of oak do you want?"}),
    ("createUnexpectedProblem", "create_unexpected_problem", CUSTOM,
     lambda: {"text": "One board has a scratch. We are making another one."}),
    ("createConfirmServiceDetails", "create_confirm_service_details", SERVICE,
     lambda: {"text": "May our fitter come on Thursday morning?"}),
    ("createDigitalAccessKey", "create_digital_access_key", DIGITAL,
     lambda: {"text": "Your access key is OAK-SHELF-PLANS."}),
    ("createLegalDisclosure", "create_legal_disclosure", CUSTOM, lambda: attached(CUSTOM, "legalDisclosure")),
    ("CreateWarranty", "create_warranty", DELIVERED, warranty),
    ("sendInvoice", "send_invoice", DELIVERED, lambda: attached(DELIVERED, "invoice")),
]:
    report.operation(operation, lambda: send(method, order, request()))
report.operation("getSolicitationActionsForOrder", lambda: solicitable(["productReviewAndSellerFeedback"]))
report.operation("createProductReviewAndSellerFeedbackSolicitation", solicit)
report.operation("createProductReviewAndSellerFeedbackSolicitation, asked before", solicit_again)
report.operation("createUploadDestinationForResource", lambda: upload(DIGITAL, "digitalAccessKey"))
sys.exit(report.exit_code())
