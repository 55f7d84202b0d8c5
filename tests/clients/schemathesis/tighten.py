"""Amazon's models as their descriptions mean them, and as they are enforced here.

What the models say beside it: minLength and maxLength of `attachments` mean nothing for lists, and are read as the numbers
of files; no order id has a form, no marketplace need be named, and `{}` is a message.
"""

import json
import pathlib

MODELS = pathlib.Path(__file__).parents[3] / "shared" / "spapi" / "models"

FEWEST_FILES = {
    "CreateConfirmCustomizationDetailsRequest": 0,
    "CreateDigitalAccessKeyRequest": 0,
    "CreateLegalDisclosureRequest": 1,
    "CreateWarrantyRequest": 1,
    "InvoiceRequest": 1,
}
ORDER = "[0-9]{3}-[0-9]{7}-[0-9]{7}"
# Base64 of 16 bytes: four bits of the 22nd digit are none of theirs.
MD5 = "^([0-9a-f]{32}|[A-Za-z0-9+/]{21}[AQgw]==)$"
UPLOADS = "/uploads/2020-11-01/uploadDestinations/"
REFUSAL = {
    "type": "object",
    "required": ["errors"],
    "properties": {"errors": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/Error"}}},
}


def tightened(name, marketplace, orders, uploads):
    """The model `name`. Its patterns name what is known beside what may be, so that generated calls get past 404,
    and its examples are calls that succeed: the marketplace, by operationId an order, and by the name of a request something uploaded."""
    model = json.loads((MODELS / f"{name}.json").read_text())
    if name == "uploads":
        spell_out_the_resource(model)
    for operation in operations(model):
        order = orders[operation["operationId"]]
        known = {
            "amazonOrderId": {"pattern": f"^({order}|{ORDER})$", "x-example": order},
            "contentMD5": {"pattern": MD5, "x-example": "d41d8cd98f00b204e9800998ecf8427e"},
            "marketplaceIds": {
                "minItems": 1,
                "maxItems": 1,
                "items": {"type": "string", "pattern": f"^({marketplace}|[A-Za-z0-9_-]{{1,64}})$"},
                "x-example": [marketplace],
            },
        }
        for parameter in operation["parameters"]:
            parameter.update(known.get(parameter["name"], {}))
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                response["schema"] = REFUSAL
    for definition, schema in model["definitions"].items():
        if definition.endswith("Request"):
            tighten_body(schema, FEWEST_FILES.get(definition), uploads.get(definition))
    return model


def operations(model):
    """The operations of a model."""
    for methods in model["paths"].values():
        yield from (operation for operation in methods.values() if "operationId" in operation)


def spell_out_the_resource(model):
    """`{resource}` has slashes in it, which no tool writes into one path parameter: it becomes the path of a message."""
    methods = model["paths"].pop(f"{UPLOADS}{{resource}}")
    parameters = methods["post"]["parameters"]
    parameters[:] = [parameter for parameter in parameters if parameter["name"] != "resource"] + [
        {"name": "amazonOrderId", "in": "path", "required": True, "type": "string"},
        {
            "name": "message", "in": "path", "required": True, "type": "string",
            "enum": ["confirmCustomizationDetails", "digitalAccessKey", "invoice", "legalDisclosure", "warranty"],
            "x-example": "legalDisclosure",
        },
    ]
    model["paths"][f"{UPLOADS}messaging/v1/orders/{{amazonOrderId}}/messages/{{message}}"] = methods


def tighten_body(schema, fewest_files, upload):
    """What a message needs is required: a text that is more than white space, files in their number. `null` is none."""
    properties = schema["properties"]
    schema["required"] = []
    schema["example"] = {}
    for field in properties.values():
        field["x-nullable"] = True
    if "text" in properties:
        properties["text"].update({"pattern": r"\S", "x-nullable": False})
        schema["required"].append("text")
        schema["example"]["text"] = "Shall the engraving read Anna?"
    if fewest_files is not None:
        if fewest_files:
            schema["required"].append("attachments")
            schema["example"]["attachments"] = [{"uploadDestinationId": upload, "fileName": "document.pdf"}]
        properties["attachments"] = {
            "type": "array",
            "minItems": fewest_files,
            "maxItems": 5,
            "x-nullable": not fewest_files,
            "items": {
                "type": "object",
                "required": ["uploadDestinationId", "fileName"],
                "properties": {
                    "uploadDestinationId": {"type": "string", "pattern": f"^({upload}|[A-Za-z0-9-]{{1,64}})$"},
                    "fileName": {"type": "string", "pattern": r"^[A-Za-z0-9 _-]{1,40}\.pdf$"},
                },
            },
        }
