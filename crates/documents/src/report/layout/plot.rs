//! Bars of the last months of one currency, in order of the calendar: every month has its place, also one without a document.

use super::super::{ReportColumn, ReportKind, ReportLabel, ReportTable};
use super::styles::CAPTION;
use super::{BOTTOM, Colour, Error, HAIRLINE, Layout, Rect, Style, W, X, mm};
use crate::format::{money, month};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// Most of the months that are drawn; the table has all.
const MONTHS: u32 = 24;
const HEIGHT: f32 = 34.0;
/// Under the bars, with the names of the months; and over them.
const FOOT: f32 = 4.2;
const HEAD: f32 = 4.0;
const INK: Colour = Colour(85, 85, 85);
const WORDS: Style = CAPTION;

impl Layout<'_> {
    pub(super) fn plot(&mut self, table: &ReportTable) -> Result<(), Error> {
        let Some(net) = self.paper.columns.iter().position(|column| *column == ReportColumn::Net) else {
            return Ok(());
        };
        if self.paper.kind != ReportKind::RevenueByMonth {
            return Ok(());
        }
        let bars = bars(table, net, self.paper.made);
        // Lengths on paper, no amounts.
        let size = |text: &str| text.parse::<f32>().unwrap_or(0.0);
        let (top, bottom) = bars
            .iter()
            .fold((0.0, 0.0), |(top, bottom): (f32, f32), (_, net)| (top.max(size(net)), bottom.min(size(net))));
        if top - bottom <= 0.0 {
            return Ok(());
        }
        if self.y + HEAD + HEIGHT + FOOT + 30.0 > BOTTOM {
            self.break_page();
        }
        self.caption(table, &bars, top)?;
        let zero = self.y + HEIGHT * top / (top - bottom);
        let step = W / f32::from(u16::try_from(bars.len()).unwrap_or(1).max(1));
        let thick = (step * 0.56).min(7.0);
        let mut x = X;
        for (day, net) in &bars {
            let h = HEIGHT * size(net).abs() / (top - bottom);
            let y = if size(net) < 0.0 { zero } else { zero - h };
            if h > 0.0 {
                self.canvas.fill(vec![Rect { x: x + (step - thick) / 2.0, y, w: thick, h }], INK);
            }
            let name: String = month(*day, self.sheet.language).chars().take(3).collect();
            let w = mm(self.setter.measure(&name, WORDS));
            self.canvas.block();
            self.canvas.text(&mut self.setter, &name, WORDS, x + (step - w) / 2.0, self.y + HEIGHT + 1.2);
            x += step;
        }
        self.canvas.rule(X, zero, W, HAIRLINE, Colour::INK);
        self.y += HEIGHT + FOOT + 11.0;
        Ok(())
    }

    /// From when to when, and what the highest bar is.
    fn caption(&mut self, table: &ReportTable, bars: &[(NaiveDate, String)], top: f32) -> Result<(), Error> {
        let language = self.sheet.language;
        let named = |day: &NaiveDate| format!("{} {}", month(*day, language), day.format("%Y"));
        let (first, last) = (bars.first().map(|bar| named(&bar.0)), bars.last().map(|bar| named(&bar.0)));
        let highest = bars.iter().find(|(_, net)| net.parse::<f32>().is_ok_and(|net| net >= top));
        let highest = highest.map(|(_, net)| money(net, &table.currency, language)).unwrap_or_default();
        let values = [("from", first.unwrap_or_default()), ("to", last.unwrap_or_default()), ("amount", highest)];
        let text =
            self.words.say_with("report-plot", &values.each_ref().map(|(name, value)| (*name, value.as_str())))?;
        self.canvas.block();
        self.canvas.text(&mut self.setter, &text, WORDS, X, self.y);
        self.y += HEAD;
        Ok(())
    }
}

/// First day and net amount of each month up to the newest one, and at least a year of them.
fn bars(table: &ReportTable, net: usize, made: NaiveDate) -> Vec<(NaiveDate, String)> {
    let known: BTreeMap<NaiveDate, &String> = table
        .rows
        .iter()
        .filter_map(|row| match &row.label {
            ReportLabel::Month(day) => Some((*day, row.cells.get(net)?)),
            ReportLabel::Text(_)
            | ReportLabel::Vat(..)
            | ReportLabel::WrittenOff(..)
            | ReportLabel::NoLines
            | ReportLabel::Total => None,
        })
        .collect();
    let (Some(first), Some(last)) = (known.keys().next(), known.keys().next_back()) else { return Vec::new() };
    let last = made.format("%Y-%m-01").to_string().parse().map_or(*last, |this: NaiveDate| this.max(*last));
    let back = |months: u32| last.checked_sub_months(Months::new(months)).unwrap_or(last);
    let begin = (*first).min(back(11)).max(back(MONTHS - 1));
    (0..MONTHS)
        .filter_map(|n| begin.checked_add_months(Months::new(n)))
        .take_while(|day| *day <= last)
        .map(|day| (day, known.get(&day).map_or_else(|| "0".to_owned(), |net| (*net).clone())))
        .collect()
}
