//! Rules of the VAT breakdown: BR-CO-17, BR-CO-18 and the `-01`, `-08`, `-09`, `-10` rules of each category.

use super::sum::{apart, cents, difference, hundredths, percent_of, shown, sum, whole};
use super::{Finding, Profile, ReceivedAllowance, ReceivedSums, ReceivedVat, ReceivedVatRow, ReceivedVatTotal, Syntax};
use crate::VatCategory;
use rust_decimal::Decimal;

impl ReceivedSums {
    pub(super) fn vat_rules(&self, syntax: Syntax, profile: Profile, findings: &mut Vec<Finding>) {
        if profile == Profile::Minimum {
            return;
        }
        if self.vat_rows().next().is_none() {
            findings.push(Finding::fatal("BR-CO-18", "BG-23", "The document has no VAT breakdown."));
        }
        for row in self.vat_rows() {
            presence(row, findings);
            if profile != Profile::Extended {
                findings.extend(tax_of_row(row, syntax));
            }
            if let Ok(category) = row.vat.category.parse() {
                self.row_rules(row, category, syntax, profile, findings);
            }
        }
        if profile.has_lines() {
            for category in VatCategory::ALL {
                findings.extend(self.breakdown_has(category, syntax, profile));
            }
        }
        self.nothing_beside_out_of_scope(findings);
        if profile.keeps_peppol() {
            self.peppol(syntax, findings);
        }
    }

    fn row_rules(
        &self,
        row: &ReceivedVatRow,
        category: VatCategory,
        syntax: Syntax,
        profile: Profile,
        findings: &mut Vec<Finding>,
    ) {
        let rules = category.rules();
        if profile.has_lines() {
            findings.extend(self.taxable_of_row(row, category, syntax, profile));
        }
        let wrong_tax = if is_taxed(category) {
            self.tax_of_taxed_row(row, category, syntax, profile)
        } else {
            let message = "There is no VAT in this category, so its VAT must be 0.";
            (!row.tax.is_some_and(|tax| tax.is_zero()))
                .then(|| Finding::fatal(format!("{rules}-09"), "BT-117", message))
        };
        findings.extend(wrong_tax);
        let wants_reason = !is_taxed(category) && category != VatCategory::ZeroRated;
        if wants_reason != row.has_reason {
            let message = if wants_reason {
                "A row without VAT must say why: exemption reason or its code."
            } else {
                "A taxed or zero-rated row must not name a reason for exemption."
            };
            findings.push(Finding::fatal(format!("{rules}-10"), "BT-120", message));
        }
    }

    /// The `-08` rules: what lines, allowances and charges of the category (and of its rate, where it has rates) come to.
    fn taxable_of_row(
        &self,
        row: &ReceivedVatRow,
        category: VatCategory,
        syntax: Syntax,
        profile: Profile,
    ) -> Option<Finding> {
        let extended = profile == Profile::Extended;
        let by_rate = is_taxed(category) || extended;
        if by_rate && row.vat.rate.is_none() {
            return None;
        }
        let belongs = |vat: Option<&ReceivedVat>| {
            vat.is_some_and(|vat| if by_rate { vat.is_same(&row.vat) } else { vat.category == row.vat.category })
        };
        let lines: Vec<_> = self.adding_lines().filter(|line| belongs(line.vat.as_ref())).collect();
        let items = |list: &[ReceivedAllowance]| -> Vec<Decimal> {
            list.iter().filter(|item| belongs(item.vat.as_ref())).filter_map(|item| item.amount).collect()
        };
        let (charges, allowances) = (items(&self.charges), items(&self.allowances));
        let count = lines.len() + charges.len() + allowances.len();
        let comes_to = difference(lines.iter().filter_map(|line| line.net).chain(charges), allowances)?;
        // Factur-X EXTENDED splits a rate into several rows by reason; together they must come out.
        let taxable = if extended {
            sum(self.vat_rows().filter(|other| other.vat.is_same(&row.vat)).filter_map(|other| other.taxable))?
        } else {
            row.taxable?
        };
        let gap = apart(taxable, comes_to)?;
        let right = match slack_of_taxable(category, syntax) {
            _ if extended => gap <= hundredths(count),
            Slack::None => gap.is_zero(),
            Slack::BelowOne => gap < Decimal::ONE && (category != VatCategory::Standard || count > 0),
        };
        let rule = match (extended, category) {
            (true, VatCategory::Standard) => "BR-FXEXT-S08b".to_owned(),
            (true, _) => format!("{}-08b", category.rules().replace("BR-", "BR-FXEXT-")),
            (false, _) => format!("{}-08", category.rules()),
        };
        let message = || {
            format!(
                "Lines, allowances and charges of {} come to {}; the VAT breakdown states {} for them.",
                named(&row.vat),
                shown(comes_to),
                shown(taxable)
            )
        };
        (!right).then(|| Finding::fatal(rule, "BT-116", message()))
    }

    /// The `-09` rules of taxed categories; EXTENDED allows a hundredth for each item.
    fn tax_of_taxed_row(
        &self,
        row: &ReceivedVatRow,
        category: VatCategory,
        syntax: Syntax,
        profile: Profile,
    ) -> Option<Finding> {
        let (taxable, tax, rate) = (row.taxable?, row.tax?, row.vat.rate?);
        if profile == Profile::Extended {
            if category != VatCategory::Standard {
                return None;
            }
            let is_same = |vat: Option<&ReceivedVat>| vat.is_some_and(|vat| vat.is_same(&row.vat));
            let items = self.adding_lines().filter(|line| is_same(line.vat.as_ref())).count()
                + self.allowances.iter().chain(&self.charges).filter(|item| is_same(item.vat.as_ref())).count();
            let exact = cents(percent_of(taxable, rate)?);
            return (apart(tax, exact)? > hundredths(items))
                .then(|| Finding::fatal("BR-FXEXT-S-09b", "BT-117", tax_message(row, exact, tax)));
        }
        // CII leaves the rates of Canary Islands, Ceuta and Melilla to BR-CO-17.
        if category != VatCategory::Standard && syntax == Syntax::Cii {
            return None;
        }
        let exact = cents(percent_of(taxable.abs(), rate)?);
        (apart(tax.abs(), exact)? >= Decimal::ONE)
            .then(|| Finding::fatal(format!("{}-09", category.rules()), "BT-117", tax_message(row, exact, tax)))
    }

    /// The `-01` rules: a category in use has its row, and a row without rates stands once.
    fn breakdown_has(&self, category: VatCategory, syntax: Syntax, profile: Profile) -> Option<Finding> {
        let is = |vat: Option<&ReceivedVat>| vat.is_some_and(|vat| vat.category == category.code());
        let lines = self.adding_lines().filter(|line| is(line.vat.as_ref())).count();
        let items = self.allowances.iter().chain(&self.charges).filter(|item| is(item.vat.as_ref())).count();
        let rows = self.vat_rows().filter(|row| is(Some(&row.vat))).count();
        let used = lines + items > 0;
        let right = match (profile, syntax) {
            (Profile::Extended, _) => (rows > 0) == used,
            (_, Syntax::Ubl) if is_taxed(category) => (rows > 0) == used,
            (_, Syntax::Ubl) => rows == 1 || (rows == 0 && !used),
            (_, Syntax::Cii) if is_taxed(category) => rows > 0 || !used,
            (_, Syntax::Cii) => rows == usize::from(used),
        };
        let rule = if profile == Profile::Extended {
            format!("{}-01", category.rules().replace("BR-", "BR-FXEXT-"))
        } else {
            format!("{}-01", category.rules())
        };
        let message = match (rows, used) {
            (0, _) => format!("Category {category} is used, and the VAT breakdown has no row for it."),
            (_, false) => format!("The VAT breakdown has a row of category {category}, which nothing else uses."),
            _ => format!("Category {category} stands more than once in the VAT breakdown."),
        };
        (!right).then(|| Finding::fatal(rule, "BG-23", message))
    }

    /// BR-O-11 to BR-O-14.
    fn nothing_beside_out_of_scope(&self, findings: &mut Vec<Finding>) {
        let out = VatCategory::OutOfScope.code();
        if !self.vat_rows().any(|row| row.vat.category == out) {
            return;
        }
        let other = |vat: Option<&ReceivedVat>| vat.is_some_and(|vat| vat.category != out && !vat.category.is_empty());
        let places = [
            ("BR-O-11", "BG-23", self.vat_rows().any(|row| other(Some(&row.vat)))),
            ("BR-O-12", "BT-151", self.adding_lines().any(|line| other(line.vat.as_ref()))),
            ("BR-O-13", "BT-95", self.allowances.iter().any(|item| other(item.vat.as_ref()))),
            ("BR-O-14", "BT-102", self.charges.iter().any(|item| other(item.vat.as_ref()))),
        ];
        for (rule, field, broken) in places {
            if broken {
                let message = "What is outside the scope of VAT (O) cannot stand beside other categories.";
                findings.push(Finding::fatal(rule, field, message));
            }
        }
    }

    /// PEPPOL-EN16931-R053 to R055: which totals of VAT there may be.
    fn peppol(&self, syntax: Syntax, findings: &mut Vec<Finding>) {
        // CII has one breakdown anyway; there the currency tells the totals apart.
        let with_breakdown = |total: &&ReceivedVatTotal| match syntax {
            Syntax::Ubl => !total.rows.is_empty(),
            Syntax::Cii => total.currency == self.currency && total.amount.is_some(),
        };
        let count = self.vat_totals.iter().filter(with_breakdown).count();
        if count > 1 || (count == 0 && syntax == Syntax::Ubl) {
            let message = "There must be exactly one total of VAT with a breakdown.";
            findings.push(Finding::fatal("PEPPOL-EN16931-R053", "BG-23", message));
        }
        let others = self.vat_totals.iter().filter(|total| !with_breakdown(total) && total.amount.is_some()).count();
        if others != usize::from(!self.tax_currency.is_empty()) {
            let message = "A second total of VAT goes with an accounting currency, and only with one.";
            findings.push(Finding::fatal("PEPPOL-EN16931-R054", "BT-111", message));
        }
        if self.tax_currency.is_empty() {
            return;
        }
        if self.tax_currency == self.currency {
            let message = "The accounting currency must be another one than the document's.";
            findings.push(Finding::fatal("PEPPOL-EN16931-R005", "BT-6", message));
        }
        let amount = |currency: &str| {
            let total = self.vat_totals.iter().find(|total| total.currency == currency);
            total.and_then(|total| total.amount)
        };
        let of_one_sign = |one: Decimal, other: Decimal| {
            one.is_zero() || other.is_zero() || one.is_sign_negative() == other.is_sign_negative()
        };
        let (own, accounting) = (amount(&self.currency), amount(&self.tax_currency));
        if !own.zip(accounting).is_some_and(|(own, accounting)| of_one_sign(own, accounting)) {
            let message = "The totals of VAT in both currencies must be there, and have one sign.";
            findings.push(Finding::fatal("PEPPOL-EN16931-R055", "BT-111", message));
        }
    }
}

/// BR-45 to BR-48.
fn presence(row: &ReceivedVatRow, findings: &mut Vec<Finding>) {
    let out_of_scope = row.vat.category == VatCategory::OutOfScope.code();
    let fields = [
        (row.taxable.is_some(), "BR-45", "BT-116", "a taxable amount"),
        (row.tax.is_some(), "BR-46", "BT-117", "an amount of VAT"),
        (!row.vat.category.is_empty(), "BR-47", "BT-118", "a VAT category"),
        (row.vat.rate.is_some() || out_of_scope, "BR-48", "BT-119", "a rate"),
    ];
    for (there, rule, field, name) in fields {
        if !there {
            findings.push(Finding::fatal(rule, field, format!("A row of the VAT breakdown lacks {name}.")));
        }
    }
}

/// BR-CO-17, which leaves less than a whole unit to rounding, CII a whole one.
fn tax_of_row(row: &ReceivedVatRow, syntax: Syntax) -> Option<Finding> {
    let finding = |exact, tax| Some(Finding::fatal("BR-CO-17", "BT-117", tax_message(row, exact, tax)));
    let (Some(tax), Some(taxable)) = (row.tax, row.taxable) else {
        return Some(Finding::fatal(
            "BR-CO-17",
            "BT-117",
            "A row of the VAT breakdown lacks an amount to compute with.",
        ));
    };
    let rate = row.vat.rate.unwrap_or_default();
    let exact = cents(percent_of(taxable.abs(), rate)?);
    if whole(rate).is_zero() {
        return if whole(tax).is_zero() { None } else { finding(exact, tax) };
    }
    let gap = apart(tax.abs(), exact)?;
    let right = match syntax {
        Syntax::Ubl => gap < Decimal::ONE,
        Syntax::Cii => gap <= Decimal::ONE,
    };
    if right { None } else { finding(exact, tax) }
}

/// How far a stated taxable amount may lie from what it comes to.
enum Slack {
    None,
    BelowOne,
}

/// As the validators of the two syntaxes have it: they do not agree with each other.
fn slack_of_taxable(category: VatCategory, syntax: Syntax) -> Slack {
    match (is_taxed(category), syntax) {
        _ if category == VatCategory::OutOfScope => Slack::None,
        (true, Syntax::Ubl) | (false, Syntax::Cii) => Slack::BelowOne,
        (true, Syntax::Cii) | (false, Syntax::Ubl) => Slack::None,
    }
}

fn is_taxed(category: VatCategory) -> bool {
    matches!(category, VatCategory::Standard | VatCategory::Igic | VatCategory::Ipsi)
}

fn named(vat: &ReceivedVat) -> String {
    match vat.rate {
        Some(rate) => format!("category {} at {} %", vat.category, rate.normalize()),
        None => format!("category {}", vat.category),
    }
}

fn tax_message(row: &ReceivedVatRow, exact: Decimal, tax: Decimal) -> String {
    let taxable = row.taxable.unwrap_or_default();
    format!(
        "VAT of {} on {} comes to {}; the breakdown states {}.",
        named(&row.vat),
        shown(taxable),
        shown(exact),
        shown(tax)
    )
}
