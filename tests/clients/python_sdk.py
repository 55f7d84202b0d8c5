"""Amazon's own SDK for Python (PyPI amzn-sp-api) makes every call of Messaging and Solicitations v1, and uploads.

It is told of this house by its own options `endpoint` and `oauth_endpoint`.
"""

import base64
import hashlib
import sys
from datetime import datetime, timezone

import requests
from spapi import ApiException, MessagingApi, SolicitationsApi, SPAPIClient, SPAPIConfig, UploadsApi
from spapi.models import messaging_v1 as body

from report import (
    CLIENT_ID, CLIENT_SECRET, CUSTOM, DELIVERED, DIGITAL, ENDPOINT, FILE, MARKETPLACE, REFRESH_TOKEN, SERVICE,
    TOKEN_ENDPOINT, Report, same,
)

report = Report("amzn-sp-api")
credentials = SPAPIConfig(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, refresh_token=REFRESH_TOKEN)
client = SPAPIClient(credentials, endpoint=ENDPOINT, oauth_endpoint=TOKEN_ENDPOINT)
messaging, solicitations, uploads = (
    api(client.api_client) for api in (MessagingApi, SolicitationsApi, UploadsApi)
)


def names(answer):
    links = sorted(link.name for link in answer.links.actions)
    same("_embedded", sorted(action.payload.name for action in answer.embedded.actions), links)
    return links


def actions(order, wanted):
    answer = messaging.get_messaging_actions_for_order(order, [MARKETPLACE])
    same("actions", names(answer), wanted)
    schemas = (action.embedded.var_schema.payload for action in answer.embedded.actions)
    same("schemas", sorted(schema["title"] for schema in schemas), wanted)


def attributes():
    same("locale", messaging.get_attributes(CUSTOM, [MARKETPLACE]).buyer.locale, "en-US")


def send(method, order, request):
    answer, status, headers = getattr(messaging, f"{method}_with_http_info")(order, [MARKETPLACE], request)
    same("status and errors", (status, answer.errors), (201, None))
    same("rate", float(headers["x-amzn-RateLimit-Limit"]) > 0, True)


def upload(order, name):
    """Its documentation begins `resource` with a slash."""
    with open(FILE, "rb") as file:
        document = file.read()
    md5 = base64.b64encode(hashlib.md5(document).digest()).decode()
    resource = f"/messaging/v1/orders/{order}/messages/{name}"
    destination = uploads.create_upload_destination_for_resource(
        [MARKETPLACE], md5, resource, content_type="application/pdf"
    ).payload
    requests.put(destination.url, data=document, headers=destination.headers, timeout=30).raise_for_status()
    return destination.upload_destination_id


def attached(order, name):
    return [body.Attachment(upload_destination_id=upload(order, name), file_name="document.pdf")]


def solicit():
    answer, status, _ = solicitations.create_product_review_and_seller_feedback_solicitation_with_http_info(
        DELIVERED, [MARKETPLACE]
    )
    same("status and errors", (status, answer.errors), (201, None))


def solicitable(wanted):
    same("actions", names(solicitations.get_solicitation_actions_for_order(DELIVERED, [MARKETPLACE])), wanted)


def solicit_again():
    try:
        solicitations.create_product_review_and_seller_feedback_solicitation(DELIVERED, [MARKETPLACE])
    except ApiException as error:
        same("status", error.status, 403)
    else:
        raise AssertionError("a second solicitation was taken")


def warranty():
    return body.CreateWarrantyRequest(
        attachments=attached(DELIVERED, "warranty"),
        coverage_start_date=datetime(2026, 1, 10, tzinfo=timezone.utc),
        coverage_end_date=datetime(2028, 1, 10, tzinfo=timezone.utc),
    )


report.operation("getMessagingActionsForOrder", lambda: actions(CUSTOM, [
    "confirmCustomizationDetails", "confirmDeliveryDetails", "confirmOrderDetails", "legalDisclosure",
    "unexpectedProblem",
]))
report.operation("getMessagingActionsForOrder, delivered", lambda: actions(
    DELIVERED, ["invoice", "legalDisclosure", "warranty"]
))
report.operation("GetAttributes", attributes)
for operation, method, order, request in [
    ("confirmCustomizationDetails", "confirm_customization_details", CUSTOM,
     lambda: body.CreateConfirmCustomizationDetailsRequest(text="Shall the engraving read Anna?")),
    ("createConfirmDeliveryDetails", "create_confirm_delivery_details", CUSTOM,
     lambda: body.CreateConfirmDeliveryDetailsRequest(text="Is there a lift in your building?")),
    ("createConfirmOrderDetails", "create_confirm_order_details", CUSTOM,
     lambda: body.CreateConfirmOrderDetailsRequest(text="Which of the two shades of oak do you want?")),
    ("createUnexpectedProblem", "create_unexpected_problem", CUSTOM,
     lambda: body.CreateUnexpectedProblemRequest(text="One board has a scratch. We are making another one.")),
    ("createConfirmServiceDetails", "create_confirm_service_details", SERVICE,
     lambda: body.CreateConfirmServiceDetailsRequest(text="May our fitter come on Thursday morning?")),
    ("createDigitalAccessKey", "create_digital_access_key", DIGITAL,
     lambda: body.CreateDigitalAccessKeyRequest(text="Your access key is OAK-SHELF-PLANS.")),
    ("createLegalDisclosure", "create_legal_disclosure", CUSTOM,
     lambda: body.CreateLegalDisclosureRequest(attachments=attached(CUSTOM, "legalDisclosure"))),
    ("CreateWarranty", "create_warranty", DELIVERED, warranty),
    ("sendInvoice", "send_invoice", DELIVERED,
     lambda: body.InvoiceRequest(attachments=attached(DELIVERED, "invoice"))),
]:
    report.operation(operation, lambda: send(method, order, request()))
report.operation("getSolicitationActionsForOrder", lambda: solicitable(["productReviewAndSellerFeedback"]))
report.operation("createProductReviewAndSellerFeedbackSolicitation", solicit)
report.operation("getSolicitationActionsForOrder, asked before", lambda: solicitable([]))
report.operation("createProductReviewAndSellerFeedbackSolicitation, asked before", solicit_again)
report.operation("createUploadDestinationForResource", lambda: upload(DIGITAL, "digitalAccessKey"))
sys.exit(report.exit_code())
