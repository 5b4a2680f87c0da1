//! A period as kept sums cover it: by whole months, and what is left at either end day by day.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Its whole months, and the days before and after them.
pub(crate) struct Period {
    /// First and last whole month, `YYYY-MM`; a first after the last where there is none.
    months: (String, String),
    /// First and last day of what is left at either end.
    ends: [Option<(NaiveDate, NaiveDate)>; 2],
}

impl Period {
    /// From `first` to `last`, both included.
    pub fn of(first: NaiveDate, last: NaiveDate) -> Self {
        let next_month = |day: NaiveDate| day.with_day(1).and_then(|day| day.checked_add_months(Months::new(1)));
        let begin = if first.day() == 1 { Some(first) } else { next_month(first) };
        // The day after the last whole month.
        let after = last.checked_add_days(Days::new(1)).and_then(|day| day.with_day(1));
        match (begin, after) {
            (Some(begin), Some(after)) if begin < after => {
                let before = |day: NaiveDate| day.pred_opt().unwrap_or(NaiveDate::MIN);
                let head = (first < begin).then(|| (first, before(begin)));
                let tail = (after <= last).then_some((after, last));
                Self { months: (month(begin), month(before(after))), ends: [head, tail] }
            }
            _ => Self { months: ("1".to_owned(), "0".to_owned()), ends: [Some((first, last)), None] },
        }
    }

    /// What statements bind as `:first` and `:last` month, `:head` to `:head_end` and `:tail` to `:tail_end`; each a first
    /// after the last where there is nothing.
    pub fn bound(&self) -> [(&'static str, String); 6] {
        let (first, last) = self.months.clone();
        let ((head, head_end), (tail, tail_end)) = (self.end(0), self.end(1));
        [
            (":first", first),
            (":last", last),
            (":head", head),
            (":head_end", head_end),
            (":tail", tail),
            (":tail_end", tail_end),
        ]
    }

    fn end(&self, at: usize) -> (String, String) {
        self.ends[at]
            .map_or_else(|| ("1".to_owned(), "0".to_owned()), |(first, last)| (first.to_string(), last.to_string()))
    }
}

fn month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}
