use mail::Letter;
use policy::{Role, SenderStanding};

use crate::{Error, facts::Scene};

/// Who an authenticated sender is to the pair whose mask it wrote to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// The other side of the pair.
    Party,
    /// Someone known from elsewhere: to them the mask does not exist (`mask-alias-unknown`).
    OtherParty,
    /// An address that may not write for this account (`sender-authorised`, `sender-buyer`).
    NotApproved,
}

/// Looks at the address of From; who it belongs to elsewhere decides what a stranger learns.
pub(crate) fn check(scene: &Scene, letter: &Letter) -> Result<Sender, Error> {
    let elsewhere = || {
        let known = scene.first.facts.known_as(&letter.from)?.is_some();
        Ok(if known { Sender::OtherParty } else { Sender::NotApproved })
    };
    match scene.masked.stands_for {
        Role::Buyer => match scene.seller.standing_of(&letter.from) {
            SenderStanding::Authorised => Ok(Sender::Party),
            SenderStanding::Blocked => Ok(Sender::NotApproved),
            SenderStanding::Unlisted => elsewhere(),
        },
        Role::Seller if scene.buyer.address == letter.from => Ok(Sender::Party),
        Role::Seller => elsewhere(),
    }
}
