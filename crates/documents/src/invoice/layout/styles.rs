//! The type scale.

use crate::text::{Face, Style};

pub(super) const NAME: Style = Style::new(Face::SemiBold, 12.0, 14.4);
pub(super) const TRADE: Style = Style::new(Face::Regular, 8.5, 12.0).label();
pub(super) const SELLER: Style = Style::new(Face::Regular, 8.0, 11.6);
pub(super) const RETURN: Style = Style::new(Face::Regular, 6.0, 7.0).label();
pub(super) const ADDRESS: Style = Style::new(Face::Regular, 10.0, 12.8);
pub(super) const FACT: Style = Style::new(Face::Regular, 8.0, 10.6);
pub(super) const TITLE: Style = Style::new(Face::SemiBold, 19.0, 22.0).tracked(-10.0);
pub(super) const NUMBER: Style = Style::new(Face::Light, 19.0, 22.0).tracked(-10.0).label();
pub(super) const CREDITS: Style = Style::new(Face::Medium, 9.0, 13.0);
pub(super) const SUBJECT: Style = Style::new(Face::Regular, 9.0, 13.0);
pub(super) const LETTER: Style = Style::new(Face::Regular, 10.0, 14.5);
pub(super) const FURTHER: Style = Style::new(Face::Regular, 8.5, 12.0);
pub(super) const HEAD: Style = Style::new(Face::Regular, 7.0, 9.0).label();
pub(super) const CELL: Style = Style::new(Face::Regular, 8.5, 12.0);
pub(super) const CELL_TIGHT: Style = Style::new(Face::Regular, 7.0, 12.0);
pub(super) const DETAIL: Style = Style::new(Face::Regular, 7.5, 10.5).label();
pub(super) const CARRIED: Style = Style::new(Face::Medium, 8.0, 11.0);
pub(super) const BREAKDOWN: Style = Style::new(Face::Regular, 7.5, 10.5);
pub(super) const SUM: Style = Style::new(Face::Regular, 8.5, 11.6);
pub(super) const DUE_LABEL: Style = Style::new(Face::SemiBold, 9.0, 13.0);
pub(super) const DUE: Style = Style::new(Face::SemiBold, 14.0, 17.0).tracked(-14.0);
pub(super) const BLOCK: Style = Style::new(Face::SemiBold, 8.5, 12.0);
pub(super) const BANK: Style = Style::new(Face::Regular, 8.0, 11.0);
pub(super) const TERMS: Style = Style::new(Face::Regular, 8.0, 11.6);
pub(super) const CAPTION: Style = Style::new(Face::Regular, 6.2, 8.0).label();
pub(super) const FOOT: Style = Style::new(Face::Regular, 6.8, 9.6).label();
pub(super) const CHAIN: Style = Style::new(Face::Medium, 6.8, 9.6).tracked(40.0);
pub(super) const DRAFT: Style = Style::new(Face::SemiBold, 100.0, 100.0);

/// Hairline, rule, heavy rule: points.
pub(super) const HAIRLINE: f32 = 0.25;
pub(super) const RULE: f32 = 0.8;
