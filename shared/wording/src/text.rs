macro_rules! texts {
    ($($text:ident $id:literal)+) => {
        /// A message of the Fluent files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Text { $($text),+ }

        impl Text {
            /// Its identifier in the files.
            pub(crate) const fn id(self) -> &'static str {
                match self { $(Self::$text => $id),+ }
            }

            /// Every message.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$text),+];
        }
    };
}

texts! {
    SubjectProblemWithOrder "subject-problem-with-order"
    SubjectDelay "subject-delay"
    SubjectAdditionalInformation "subject-additional-information"
    SubjectShippingAddress "subject-shipping-address"
    SubjectScheduleDelivery "subject-schedule-delivery"
    SubjectVerifyCustomization "subject-verify-customization"
    SubjectScheduleService "subject-schedule-service"
    SubjectSendInvoice "subject-send-invoice"
    SubjectLegalDisclosure "subject-legal-disclosure"
    SubjectWarranty "subject-warranty"
    SubjectDigitalAccessKey "subject-digital-access-key"
    SubjectMotors "subject-motors"
    SubjectReturnFollowup "subject-return-followup"
    SubjectRequestReview "subject-request-review"
    SubjectOtherRequired "subject-other-required"

    Introduction "introduction"
    FilesInvoice "files-invoice"
    FilesLegalDisclosure "files-legal-disclosure"
    FilesWarranty "files-warranty"
    FilesMotors "files-motors"
    AdjustedNoInventory "adjusted-no-inventory"
    AdjustedCouldNotShip "adjusted-could-not-ship"
    AttachmentRemoved "attachment-removed"
    WroteOn "wrote-on"

    FooterFromSeller "footer-from-seller"
    FooterFromSellerAbout "footer-from-seller-about"
    FooterFromBuyer "footer-from-buyer"
    FooterFromBuyerAbout "footer-from-buyer-about"
    FooterAnswer "footer-answer"
    FooterCopies "footer-copies"
    FooterOptOut "footer-opt-out"

    NotDelivered "not-delivered"
    NotDeliveredAbout "not-delivered-about"
    Point "point"
    RefusedOpening "refused-opening"
    RefusedInSubject "refused-in-subject"
    RefusedInBody "refused-in-body"
    RefusedFix "refused-fix"
    RefusedClosing "refused-closing"
    OptedOutWhy "opted-out-why"
    OptedOutWhyAbout "opted-out-why-about"
    OptedOutNoViolation "opted-out-no-violation"
    OptedOutCritical "opted-out-critical"
    OptedOutNotCritical "opted-out-not-critical"
    OptedOutByCategory "opted-out-by-category"
    OptedOutByMarker "opted-out-by-marker"
    OptedOutByReason "opted-out-by-reason"
    OptedOutAnswer "opted-out-answer"
    SenderNotApproved "sender-not-approved"
    SenderNotApprovedAdvice "sender-not-approved-advice"
    BuyerAddressUnknown "buyer-address-unknown"
    BuyerAddressUnknownAdvice "buyer-address-unknown-advice"
    StrippedSubject "stripped-subject"
    StrippedOpening "stripped-opening"
    WarnedSubject "warned-subject"
    WarnedOpening "warned-opening"
    Undeliverable "undeliverable"
    MessagingDisabled "messaging-disabled"
    MessagingDisabledAdvice "messaging-disabled-advice"
    ThreadClosed "thread-closed"
    ThreadClosedAdvice "thread-closed-advice"

    OptOutTitle "opt-out-title"
    OptOutExplanation "opt-out-explanation"
    OptOutButton "opt-out-button"
    OptOutDone "opt-out-done"
    OptOutAlreadyDone "opt-out-already-done"
    OptOutUndoButton "opt-out-undo-button"
    OptOutUndone "opt-out-undone"
}
