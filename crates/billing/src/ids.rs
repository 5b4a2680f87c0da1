//! Ids as types: an invoice's id cannot be handed over where a customer's is meant.

use crate::Error;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($name:ident, $what:literal) => {
        #[doc = concat!("Id of ", $what, ": a UUIDv7, made by the caller, since time and chance are passed in.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID for one of these.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare UUID, for the database.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Uuid::try_parse(text).map(Self).map_err(|_| Error::BadId)
            }
        }
    };
}

id!(InvoiceId, "a document, draft or issued");
id!(CustomerId, "a customer");
id!(TemplateId, "a template");
id!(PaymentId, "a payment, or of the part of a movement that counts towards one invoice");
id!(MovementId, "a movement of money");
id!(WriteOffId, "a write-off");
id!(ReminderId, "a reminder");
id!(ScheduleId, "a schedule of recurring documents");
id!(ItemId, "an item of the price list");
id!(NoteId, "an internal note");
id!(AttachmentId, "an attached file");
