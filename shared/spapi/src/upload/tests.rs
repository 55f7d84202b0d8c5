use proptest::prelude::*;

use super::*;

const RESOURCE: &str = "messaging/v1/orders/123-1234567-1234567/messages/legalDisclosure";

/// The MD5 of `hello`.
const HELLO: &str = "5d41402abc4b2a76b9719d911017c592";

#[test]
fn a_call_names_message_marketplace_and_digest() {
    let query = format!("contentType=application%2Fpdf&contentMD5={HELLO}&marketplaceIds=A&x=y");
    let request = UploadRequest::read(RESOURCE, &query).unwrap();
    assert_eq!(request.resource.message, MessageType::LegalDisclosure);
    assert_eq!(request.resource.to_string(), RESOURCE);
    assert_eq!(request.marketplace.as_str(), "A");
    assert_eq!(request.content_type.as_deref(), Some("application/pdf"));
    assert_eq!(request.content_md5.to_base64(), "XUFAKrxLKna5cZ2REBfFkg==");
}

#[test]
fn a_digest_is_hexadecimal_or_the_base64_of_its_bytes() {
    for text in [HELLO, &HELLO.to_uppercase(), "XUFAKrxLKna5cZ2REBfFkg==", "XUFAKrxLKna5cZ2REBfFkg"] {
        assert_eq!(ContentMd5::read(text).unwrap().to_base64(), "XUFAKrxLKna5cZ2REBfFkg==", "{text}");
    }
    let plus = ContentMd5::from([0xfb; 16]);
    assert_eq!(ContentMd5::read(&plus.to_base64().replace('+', " ")).unwrap(), plus);
    // the Base64 of the hexadecimal digits, which people send
    let twice = data_encoding::BASE64.encode(HELLO.as_bytes());
    assert!(ContentMd5::read(&twice).unwrap_err().details.contains("the Base64 of hexadecimal digits"));
    for text in ["", "abcd", "hello", "d41402abc4b2a76b9719d911017c592", "?"] {
        assert_eq!(ContentMd5::read(text).unwrap_err().code, Code::InvalidInput, "{text}");
    }
}

#[test]
fn only_a_message_that_takes_files_can_be_uploaded_for() {
    for (resource, status, reason) in [
        ("messaging", 403, "unknown-resource"),
        ("", 403, "unknown-resource"),
        ("aplus/2020-11-01/contentDocuments", 403, "unknown-resource"),
        ("messaging/v1/orders/123-1234567-1234567/messages/thanks", 403, "unknown-resource"),
        ("messaging/v1/orders/123-1234567-1234567/messages/amazonMotors", 403, "removed"),
        ("messaging/v1/orders/123/messages/invoice", 400, "malformed"),
        ("messaging/v1/orders/123-1234567-1234567/messages/unexpectedProblem", 400, "attachment-count"),
    ] {
        let error = UploadResource::read(resource).unwrap_err();
        let details: Details = serde_json::from_str(&error.details).unwrap();
        assert_eq!((error.code.status(), details.reason.as_str()), (status, reason), "{resource}");
    }
    for kind in MessageType::ALL {
        let resource = format!("/messaging/v1/orders/123-1234567-1234567/messages/{kind}");
        assert_eq!(UploadResource::read(&resource).is_ok(), *kind.attachments().end() > 0, "{kind}");
    }
}

#[test]
fn every_parameter_is_needed() {
    for query in ["", "marketplaceIds=A", "contentMD5=5d41402abc4b2a76b9719d911017c592"] {
        assert_eq!(UploadRequest::read(RESOURCE, query).unwrap_err().status(), 400, "{query}");
    }
}

proptest! {
    #[test]
    fn any_digest_is_read_back(bytes in any::<[u8; 16]>()) {
        prop_assert_eq!(ContentMd5::read(&ContentMd5::from(bytes).to_base64()).unwrap().bytes(), bytes);
    }

    #[test]
    fn any_call_is_read_or_refused(resource in any::<String>(), query in any::<String>(), md5 in "[A-Za-z0-9+/= ]{0,50}") {
        let query = format!("{query}&marketplaceIds=A&contentMD5={md5}");
        prop_assert!(UploadRequest::read(&resource, &query).is_err());
        if let Err(errors) = UploadRequest::read(RESOURCE, &query) {
            prop_assert_eq!(errors.status(), 400);
        }
    }
}

#[test]
fn a_digest_that_was_escaped_twice_is_read() {
    let digest = ContentMd5::from([0xfb; 16]);
    let once = digest.to_base64();
    let twice = once.replace('+', "%2B").replace('/', "%2f").replace('=', "%3D");
    assert_ne!(once, twice);
    assert_eq!(ContentMd5::read(&twice), Ok(digest));
}
