use host::{Services, Settings, http::issue_access_token};
use tests::{SELLER_ID, World};

use super::{AtTheEdge, app_of};

const NEXT: [u8; 32] = [42; 32];

/// The same house after a start with other token keys.
fn restarted(world: &World, token: [u8; 32], previous_token: Option<[u8; 32]>) -> Services {
    let mut settings = Settings::clone(&world.house.services.settings);
    settings.keys.token = token;
    settings.keys.previous_token = previous_token;
    Services { settings: settings.into(), ..world.house.services.clone() }
}

#[tokio::test]
async fn tokens_outlive_their_key_while_it_is_the_previous_one() {
    let world = World::open().await;
    let first = world.house.services.settings.keys.token;
    let app = app_of(&world, SELLER_ID).await;
    let old = app.access_token(&world).await;

    let rotating = restarted(&world, NEXT, Some(first));
    let stored = rotating.store.app(&app.client_id.parse().unwrap()).await.unwrap().unwrap();
    let new = issue_access_token(&rotating.settings.keys, &stored, world.now());
    assert_ne!(old, new);
    for (services, old_is_good, new_is_good) in [
        (restarted(&world, first, None), true, false),
        (rotating, true, true),
        (restarted(&world, NEXT, None), false, true),
    ] {
        let edge = AtTheEdge::over(services, world.house.clock.clone()).await;
        for (token, is_good) in [(&old, old_is_good), (&new, new_is_good)] {
            edge.attributes(token).await.expect(if is_good { 200 } else { 403 });
        }
    }
    world.close().await;
}
