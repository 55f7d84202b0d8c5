//! The table as local mode and tests create it. `infra/template.yaml` declares the same for AWS.

use aws_sdk_dynamodb::{
    Client,
    operation::create_table::CreateTableError,
    types::{
        AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
        ProjectionType, ScalarAttributeType,
    },
};

use crate::{
    Error,
    keys::{BY_SELLER, DUE, LISTED, PK, QUEUE, SK},
};

/// Creates the table, or leaves the one that is there as it is.
pub async fn create(client: &Client, table: &str) -> Result<(), Error> {
    let malformed = |error: aws_sdk_dynamodb::error::BuildError| Error::Unavailable {
        verb: "create the table",
        cause: error.to_string(),
    };
    let mut request = client.create_table().table_name(table).billing_mode(BillingMode::PayPerRequest);
    for name in [PK, SK, QUEUE, DUE, BY_SELLER, LISTED] {
        let definition = AttributeDefinition::builder()
            .attribute_name(name)
            .attribute_type(ScalarAttributeType::S)
            .build()
            .map_err(malformed)?;
        request = request.attribute_definitions(definition);
    }
    let element = |name: &str, kind: KeyType| {
        KeySchemaElement::builder().attribute_name(name).key_type(kind).build().map_err(malformed)
    };
    for (hash, range) in [(QUEUE, DUE), (BY_SELLER, LISTED)] {
        let index = GlobalSecondaryIndex::builder()
            .index_name(hash)
            .key_schema(element(hash, KeyType::Hash)?)
            .key_schema(element(range, KeyType::Range)?)
            .projection(Projection::builder().projection_type(ProjectionType::KeysOnly).build())
            .build()
            .map_err(malformed)?;
        request = request.global_secondary_indexes(index);
    }
    let created =
        request.key_schema(element(PK, KeyType::Hash)?).key_schema(element(SK, KeyType::Range)?).send().await;
    match created {
        Err(error)
            if !matches!(error.as_service_error(), Some(CreateTableError::ResourceInUseException(_))) =>
        {
            Err(Error::unavailable("create the table")(error))
        }
        _ => Ok(()),
    }
}
