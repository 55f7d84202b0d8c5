use std::collections::BTreeMap;

use serde_json::Value;

/// The table at rest, by key.
pub(crate) struct Table(BTreeMap<(String, String), Value>);

impl Table {
    pub(crate) fn of(items: Vec<Value>) -> Self {
        let key = |item: &Value, name: &str| item[name]["S"].as_str().expect("a key").to_owned();
        Self(items.into_iter().map(|item| ((key(&item, "pk"), key(&item, "sk")), item)).collect())
    }

    pub(crate) fn get(&self, pk: &str, sk: &str) -> Option<&Value> {
        self.0.get(&(pk.to_owned(), sk.to_owned()))
    }

    /// Rows whose keys begin like this.
    pub(crate) fn rows(&self, pk: &str, sk: &str) -> impl Iterator<Item = &Value> {
        self.0
            .iter()
            .filter(move |((of, under), _)| of.starts_with(pk) && under.starts_with(sk))
            .map(|(_, item)| item)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Value> {
        self.0.values()
    }
}

/// The text of an attribute; nothing if there is none.
pub(crate) fn text<'a>(item: &'a Value, name: &str) -> &'a str {
    item[name]["S"].as_str().unwrap_or_default()
}

/// The number of an attribute; zero if there is none.
pub(crate) fn number(item: &Value, name: &str) -> i64 {
    item[name]["N"].as_str().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}
