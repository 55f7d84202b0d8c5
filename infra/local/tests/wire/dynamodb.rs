use aws_sdk_dynamodb::{
    Client,
    types::{
        AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
    },
};
use local::aws::dynamodb;

use crate::clients;

pub(crate) async fn create_table(client: &Client) {
    client
        .create_table()
        .table_name("letters")
        .attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name("pk")
                .attribute_type(ScalarAttributeType::S)
                .build()
                .unwrap(),
        )
        .key_schema(KeySchemaElement::builder().attribute_name("pk").key_type(KeyType::Hash).build().unwrap())
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await
        .unwrap();
}

pub(crate) async fn put(client: &Client, pk: &str) {
    let item = client.put_item().table_name("letters").item("pk", AttributeValue::S(pk.to_owned()));
    item.condition_expression("attribute_not_exists(pk)").send().await.unwrap();
}

pub(crate) async fn exists(client: &Client, pk: &str) -> bool {
    let item = client.get_item().table_name("letters").key("pk", AttributeValue::S(pk.to_owned()));
    item.send().await.unwrap().item.is_some()
}

#[tokio::test]
async fn a_file_keeps_its_items_and_memory_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dynamodb.sqlite");
    let endpoint = dynamodb::start(&path).unwrap();
    let client = clients::dynamodb(&endpoint.url());
    create_table(&client).await;
    put(&client, "one").await;
    endpoint.stop().await;
    assert!(client.list_tables().send().await.is_err(), "it has ended");

    let endpoint = dynamodb::start(&path).unwrap();
    let client = clients::dynamodb(&endpoint.url());
    assert!(exists(&client, "one").await);
    assert!(!exists(&client, "two").await);

    let memory = dynamodb::start_in_memory().unwrap();
    let tables = clients::dynamodb(&memory.url()).list_tables().send().await.unwrap();
    assert_eq!(tables.table_names(), [""; 0]);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dynamodb.sqlite");
    std::fs::write(&path, [b'x'; 5000]).unwrap();
    let error = dynamodb::start(&path).unwrap_err().to_string();
    assert!(
        error.contains(path.to_str().unwrap()) && error.contains("not a valid SQLite database"),
        "{error}"
    );
}
