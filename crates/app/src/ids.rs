//! New ids: UUIDv7 (RFC 9562), so that they sort by time; the clock and the random bytes are the session's.

use crate::Result;
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub(crate) fn uuid_v7(now: DateTime<Utc>) -> Result<Uuid> {
    let mut random = [0u8; 10];
    getrandom::fill(&mut random).map_err(|_| store::Error::Random)?;
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
}
