//! The house before a story begins. It is the same for many runs, so it is put up once, by the real functions, and its
//! table is copied for each run.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use policy::{Instant, Span};
use serde_json::Value;

use crate::{
    Chance, Pair, Scenario, World,
    log::Log,
    people::{self, MARKETPLACE_ID, SELLER_ID},
    wire::Write,
    world::TABLE,
};

/// When every set-up begins.
const BEGINS: &str = "2026-01-20T09:00:00Z";
/// When every story begins, after the begin of its set-up.
const SET_UP: Span = Span::minutes(1);
/// How many houses of a kind there are: seeds that are equal by this have the same one.
const HOUSES: u64 = 64;

/// What there is when a story begins.
pub(crate) struct SetUp {
    pub(crate) begins: Instant,
    pub(crate) items: Vec<Value>,
    pub(crate) writes: Vec<Write>,
    pub(crate) pairs: Arc<[Pair]>,
}

/// Houses by how many buyers there are, by what draws their orders, and by seed.
type Known = HashMap<(usize, usize, u64), Arc<SetUp>>;

impl SetUp {
    /// The chance that the orders of a seed are drawn by.
    pub(crate) fn chance(seed: u64) -> Chance {
        Chance::new(seed % HOUSES, "orders")
    }

    /// The house of a scenario: with a marketplace, a seller, and buyers with an order each.
    pub(crate) async fn of(scenario: &Scenario, seed: u64) -> Arc<Self> {
        static KNOWN: Mutex<Option<Known>> = Mutex::new(None);
        let key = (scenario.pairs, scenario.order as usize, seed % HOUSES);
        let known = |known: &mut Option<Known>| known.get_or_insert_default().get(&key).cloned();
        if let Some(found) = known(&mut KNOWN.lock().unwrap_or_else(PoisonError::into_inner)) {
            return found;
        }
        let made = Arc::new(Self::made(scenario, seed % HOUSES).await);
        let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        all.get_or_insert_default().entry(key).or_insert(made).clone()
    }

    async fn made(scenario: &Scenario, seed: u64) -> Self {
        let set_up_at: Instant = BEGINS.parse().expect("an instant");
        let begins = set_up_at + SET_UP;
        let world = World::empty(seed, scenario, Log::default(), set_up_at).await;
        world.put(&format!("/v1/marketplaces/{MARKETPLACE_ID}"), &people::marketplace_document()).await;
        world.put(&format!("/v1/sellers/{SELLER_ID}"), &people::seller_document()).await;
        let mut drawn = Self::chance(seed);
        let mut pairs = Vec::new();
        for n in 0..scenario.pairs {
            let mut pair = Pair::nth(n);
            world.put(&format!("/v1/buyers/{}", pair.buyer), &pair.buyer_document()).await;
            let path = format!("/v1/orders/{}", pair.order);
            world.put(&path, &(scenario.order)(&pair, begins, &mut drawn)).await;
            (pair.buyer_mask, pair.seller_mask) = world.masks(&path).await;
            pairs.push(pair);
        }
        let state = world.wire.state();
        Self { begins, items: state.items(TABLE), writes: state.writes.clone(), pairs: pairs.into() }
    }
}
