//! The type scale.

use crate::text::{Face, Style};

pub(crate) const NAME: Style = Style::new(Face::SemiBold, 12.0, 14.4);
pub(crate) const TRADE: Style = Style::new(Face::Regular, 8.5, 12.0).label();
pub(crate) const SELLER: Style = Style::new(Face::Regular, 8.0, 11.6);
pub(crate) const RETURN: Style = Style::new(Face::Regular, 6.0, 7.0).label();
pub(crate) const ADDRESS: Style = Style::new(Face::Regular, 10.0, 12.8);
pub(crate) const FACT: Style = Style::new(Face::Regular, 8.0, 10.6);
pub(crate) const TITLE: Style = Style::new(Face::SemiBold, 19.0, 22.0).tracked(-10.0);
pub(crate) const NUMBER: Style = Style::new(Face::Light, 19.0, 22.0).tracked(-10.0).label();
pub(crate) const CREDITS: Style = Style::new(Face::Medium, 9.0, 13.0);
pub(crate) const SUBJECT: Style = Style::new(Face::Regular, 9.0, 13.0);
pub(crate) const LETTER: Style = Style::new(Face::Regular, 10.0, 14.5);
pub(crate) const FURTHER: Style = Style::new(Face::Regular, 8.5, 12.0);
pub(crate) const HEAD: Style = Style::new(Face::Regular, 7.0, 9.0).label();
pub(crate) const CELL: Style = Style::new(Face::Regular, 8.5, 12.0);
pub(crate) const CELL_TIGHT: Style = Style::new(Face::Regular, 7.0, 12.0);
pub(crate) const DETAIL: Style = Style::new(Face::Regular, 7.5, 10.5).label();
pub(crate) const CARRIED: Style = Style::new(Face::Medium, 8.0, 11.0);
pub(crate) const BREAKDOWN: Style = Style::new(Face::Regular, 7.5, 10.5);
pub(crate) const SUM: Style = Style::new(Face::Regular, 8.5, 11.6);
pub(crate) const DUE_LABEL: Style = Style::new(Face::SemiBold, 9.0, 13.0);
pub(crate) const DUE: Style = Style::new(Face::SemiBold, 14.0, 17.0).tracked(-14.0);
pub(crate) const BLOCK: Style = Style::new(Face::SemiBold, 8.5, 12.0);
pub(crate) const BANK: Style = Style::new(Face::Regular, 8.0, 11.0);
pub(crate) const TERMS: Style = Style::new(Face::Regular, 8.0, 11.6);
pub(crate) const CAPTION: Style = Style::new(Face::Regular, 6.2, 8.0).label();
pub(crate) const FOOT: Style = Style::new(Face::Regular, 6.8, 9.6).label();
pub(crate) const CHAIN: Style = Style::new(Face::Medium, 6.8, 9.6).tracked(40.0);
pub(crate) const DRAFT: Style = Style::new(Face::SemiBold, 100.0, 100.0);

/// Hairline, rule, heavy rule: points.
pub(crate) const HAIRLINE: f32 = 0.25;
pub(crate) const RULE: f32 = 0.8;
