//! The rule of each country, as its tax office and the Commission's VIES describe it.

use super::VatIdVerdict::{self, Fits, Misspelt, NoRule};

pub(super) fn judge(prefix: &str, id: &str) -> VatIdVerdict {
    let holds = match prefix {
        "AT" => austria(id),
        "BE" => belgium(id),
        "BG" => return bulgaria(id),
        "CH" => switzerland(id),
        "CY" => return shaped(id.len() == 9 && first_digits(id, 8) && id.ends_with(|c: char| c.is_ascii_uppercase())),
        "CZ" => return czechia(id),
        "DE" => mod_11_10(id, 9) && !id.starts_with('0'),
        "DK" => weighted(id, &[2, 7, 6, 5, 4, 3, 2, 1]).is_some_and(|sum| sum % 11 == 0),
        "EE" => weighted(id, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_some_and(|sum| sum % 10 == 0),
        "EL" => checked(id, &[256, 128, 64, 32, 16, 8, 4, 2], |sum| Some(sum % 11 % 10)),
        "ES" => return spain(id),
        "FI" => checked(id, &[7, 9, 10, 5, 8, 4, 2], |sum| to_eleven(sum).or((sum % 11 == 0).then_some(0))),
        "FR" => return france(id),
        "GB" | "XI" => return britain(id),
        "HR" => mod_11_10(id, 11),
        "HU" => checked(id, &[9, 7, 3, 1, 9, 7, 3], |sum| Some((10 - sum % 10) % 10)),
        "IE" => ireland(id),
        "IT" => id.len() == 11 && luhn(id),
        "LT" => lithuania(id),
        "LU" => id.len() == 8 && number(id.get(..6)) % 89 == number(id.get(6..)) && first_digits(id, 8),
        "LV" => return latvia(id),
        "MT" => malta(id),
        "NL" => netherlands(id),
        "NO" => norway(id),
        "PL" => checked(id, &[6, 5, 7, 2, 3, 4, 5, 6, 7], |sum| Some(sum % 11)),
        "PT" => checked(id, &[9, 8, 7, 6, 5, 4, 3, 2], |sum| Some(to_eleven(sum).unwrap_or(0))) && !id.starts_with('0'),
        "RO" => romania(id),
        "SE" => id.len() == 12 && id.get(..10).is_some_and(luhn) && (1..=94).contains(&number(id.get(10..))),
        "SI" => {
            !id.starts_with('0')
                && checked(id, &[8, 7, 6, 5, 4, 3, 2], |sum| to_eleven(sum).or((sum % 11 == 1).then_some(0)))
        }
        "SK" => return slovakia(id),
        _ => return NoRule,
    };
    if holds { Fits } else { Misspelt }
}

/// An id whose shape alone can be judged.
const fn shaped(holds: bool) -> VatIdVerdict {
    if holds { NoRule } else { Misspelt }
}

fn digit(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(10)
}

fn first_digits(id: &str, count: usize) -> bool {
    id.get(..count).is_some_and(|head| head.bytes().all(|b| b.is_ascii_digit()))
}

/// The number that these digits write; `u64::MAX` where they are none, which fits no check.
fn number(digits: Option<&str>) -> u64 {
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(u64::MAX)
}

/// Sum of digit times weight; None unless there are exactly as many digits as weights.
fn weighted(id: &str, weights: &[u32]) -> Option<u32> {
    if id.len() != weights.len() {
        return None;
    }
    id.bytes().zip(weights).map(|(byte, weight)| digit(byte).map(|digit| digit * weight)).sum()
}

/// Whether the last digit is what `check` makes of the weighted sum of those before it.
fn checked(id: &str, weights: &[u32], check: impl Fn(u32) -> Option<u32>) -> bool {
    let Some((head, last)) = id.len().checked_sub(1).and_then(|at| id.split_at_checked(at)) else { return false };
    let expected = weighted(head, weights).and_then(check);
    expected.is_some() && expected == last.bytes().next().and_then(digit)
}

/// What is missing to a multiple of eleven, where one digit can say it.
fn to_eleven(sum: u32) -> Option<u32> {
    let missing = 11 - sum % 11;
    (missing < 10).then_some(missing)
}

/// ISO/IEC 7064, MOD 11,10.
fn mod_11_10(id: &str, length: usize) -> bool {
    let step = |product: u32, digit: u32| {
        let sum = (product + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    };
    let digits: Option<Vec<u32>> = id.bytes().map(digit).collect();
    id.len() == length
        && digits
            .as_deref()
            .and_then(<[u32]>::split_last)
            .is_some_and(|(last, head)| (head.iter().fold(10, |product, digit| step(product, *digit)) + last) % 10 == 1)
}

/// ISO/IEC 7812-1 annex B.
fn luhn(id: &str) -> bool {
    let doubled = |(place, byte): (usize, u8)| {
        digit(byte).map(|digit| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
    };
    id.bytes().rev().enumerate().map(doubled).sum::<Option<u32>>().is_some_and(|sum| sum % 10 == 0)
}

fn austria(id: &str) -> bool {
    let Some(id) = id.strip_prefix('U') else { return false };
    let crossed = |(place, byte): (usize, u8)| {
        digit(byte).map(|digit| if place % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
    };
    let Some((head, last)) = id.split_at_checked(7) else { return false };
    let sum = head.bytes().enumerate().map(crossed).sum::<Option<u32>>();
    last.len() == 1 && sum.is_some() && sum.map(|sum| (96 - sum) % 10) == last.bytes().next().and_then(digit)
}

/// Ten digits; older papers leave out the leading nought.
fn belgium(id: &str) -> bool {
    let padded = if id.len() == 9 { format!("0{id}") } else { id.to_owned() };
    padded.len() == 10
        && first_digits(&padded, 10)
        && padded.starts_with(['0', '1'])
        && number(padded.get(..8)).checked_add(number(padded.get(8..))).is_some_and(|sum| sum % 97 == 0)
}

/// Companies have nine digits; the ten of persons follow rules of several registers.
fn bulgaria(id: &str) -> VatIdVerdict {
    if id.len() == 10 {
        return shaped(first_digits(id, 10));
    }
    let second = |head: &str| weighted(head, &[3, 4, 5, 6, 7, 8, 9, 10]).map(|sum| sum % 11 % 10);
    let first = |head: &str| weighted(head, &[1, 2, 3, 4, 5, 6, 7, 8]).map(|sum| sum % 11);
    let Some((head, last)) = id.split_at_checked(8) else { return Misspelt };
    let check = match first(head) {
        Some(10) => second(head),
        other => other,
    };
    let holds = id.len() == 9 && check.is_some() && check == last.bytes().next().and_then(digit);
    if holds { Fits } else { Misspelt }
}

/// `CHE` and nine digits; MWST, TVA or IVA may follow.
fn switzerland(id: &str) -> bool {
    let Some(id) = id.strip_prefix('E') else { return false };
    let id = ["MWST", "TVA", "IVA"].iter().find_map(|tax| id.strip_suffix(tax)).unwrap_or(id);
    checked(id, &[5, 4, 3, 2, 7, 6, 5, 4], |sum| to_eleven(sum).or((sum % 11 == 0).then_some(0)))
}

/// Companies have eight digits; those of persons come from the register of births.
fn czechia(id: &str) -> VatIdVerdict {
    if matches!(id.len(), 9 | 10) {
        return shaped(first_digits(id, id.len()));
    }
    let holds = !id.starts_with('9')
        && checked(id, &[8, 7, 6, 5, 4, 3, 2], |sum| {
            Some(match 11 - sum % 11 {
                10 => 0,
                11 => 1,
                other => other,
            })
        });
    if holds { Fits } else { Misspelt }
}

/// Persons (DNI, NIE) end in a letter of mod 23; organisations (CIF) in a digit or a letter by their kind.
fn spain(id: &str) -> VatIdVerdict {
    const PERSON: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const BODY: &[u8] = b"JABCDEFGHI";
    let (Some(kind), Some(middle), Some(last), 9) = (id.get(..1), id.get(1..8), id.bytes().last(), id.len()) else {
        return Misspelt;
    };
    let person = |digits: String| {
        let place = number(Some(&digits)).checked_rem(23).and_then(|rest| usize::try_from(rest).ok());
        first_digits(&digits, 8) && place.and_then(|place| PERSON.get(place)) == Some(&last)
    };
    let holds = match kind {
        "X" => person(format!("0{middle}")),
        "Y" => person(format!("1{middle}")),
        "Z" => person(format!("2{middle}")),
        "K" | "L" | "M" => return shaped(last.is_ascii_uppercase()),
        digit if first_digits(digit, 1) => person(format!("{digit}{middle}")),
        letter => {
            let crossed = |(place, byte): (usize, u8)| {
                digit(byte).map(|digit| if place % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
            };
            let sum = middle.bytes().enumerate().map(crossed).sum::<Option<u32>>();
            let check = sum.map(|sum| (100 - sum) % 10);
            let by_letter = check.and_then(|check| BODY.get(usize::try_from(check).ok()?)) == Some(&last);
            let by_digit = check.is_some() && check == digit(last);
            // Which kind ends in which is custom more than law.
            "ABCDEFGHJNPQRSUVW".contains(letter) && (by_digit || by_letter)
        }
    };
    if holds { Fits } else { Misspelt }
}

/// A key of two signs and the SIREN. Only a key of digits can be computed; Monaco's SIRENs follow no Luhn.
fn france(id: &str) -> VatIdVerdict {
    let (Some(key), Some(siren), 11) = (id.get(..2), id.get(2..), id.len()) else { return Misspelt };
    if !first_digits(siren, 9) || !(siren.starts_with("000") || luhn(siren)) {
        return Misspelt;
    }
    if !first_digits(key, 2) {
        let letters = key.bytes().all(|b| b.is_ascii_alphanumeric() && !matches!(b, b'I' | b'O'));
        return shaped(letters);
    }
    let expected = number(Some(siren)).checked_rem(97).map(|rest| (12 + 3 * rest) % 97);
    if expected == Some(number(Some(key))) { Fits } else { Misspelt }
}

/// Nine digits, three more for a branch; GD and HA name departments and health authorities.
fn britain(id: &str) -> VatIdVerdict {
    if id.len() == 5 && (id.starts_with("GD") || id.starts_with("HA")) {
        return shaped(id.get(2..).is_some_and(|rest| first_digits(rest, 3)));
    }
    let base = id.get(..9).filter(|_| matches!(id.len(), 9 | 12) && first_digits(id, id.len()));
    let sum = base.and_then(|base| weighted(base, &[8, 7, 6, 5, 4, 3, 2, 10, 1]));
    // The second series of numbers, since 2010, is 55 off.
    if sum.is_some_and(|sum| matches!(sum % 97, 0 | 42 | 55)) { Fits } else { Misspelt }
}

/// Seven digits and a letter of mod 23; a second letter counts nine times. The form before 2013 has a sign for the second digit.
fn ireland(id: &str) -> bool {
    const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let (Some(first), Some(second), Some(rest)) = (id.get(..1), id.as_bytes().get(1).copied(), id.get(2..7)) else {
        return false;
    };
    let old = second.is_ascii_uppercase() || matches!(second, b'+' | b'*');
    let digits = if old { format!("0{rest}{first}") } else { id.get(..7).unwrap_or_default().to_owned() };
    let extra = match id.as_bytes().get(8) {
        None => Some(0),
        Some(letter) if id.len() == 9 && !old => {
            LETTERS.iter().position(|each| each == letter).and_then(|place| u32::try_from(place).ok())
        }
        Some(_) => None,
    };
    let sum = weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]).zip(extra).map(|(sum, extra)| (sum + extra * 9) % 23);
    let letter = sum.and_then(|sum| LETTERS.get(usize::try_from(sum).ok()?));
    letter.is_some() && letter == id.as_bytes().get(7)
}

/// Nine digits, or twelve for who registered for a time; weights that run on, and a second set where the first says ten.
fn lithuania(id: &str) -> bool {
    let weights = |from: u32| (0..).map(move |place: u32| (place + from - 1) % 9 + 1);
    let Some((head, last)) = id.len().checked_sub(1).and_then(|at| id.split_at_checked(at)) else { return false };
    let sum = |from: u32| {
        head.bytes()
            .zip(weights(from))
            .map(|(byte, weight)| digit(byte).map(|digit| digit * weight))
            .sum::<Option<u32>>()
    };
    let check = match sum(1).map(|sum| sum % 11) {
        Some(10) => sum(3).map(|sum| sum % 11 % 10),
        other => other,
    };
    matches!(id.len(), 9 | 12) && head.ends_with('1') && check.is_some() && check == last.bytes().next().and_then(digit)
}

/// Eleven digits; those of persons are dates of birth or drawn by lot.
fn latvia(id: &str) -> VatIdVerdict {
    if id.len() != 11 || !first_digits(id, 11) {
        return Misspelt;
    }
    if id.starts_with(['0', '1', '2', '3']) {
        return NoRule;
    }
    let sum = weighted(id, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]);
    if sum.is_some_and(|sum| sum % 11 == 3) { Fits } else { Misspelt }
}

fn malta(id: &str) -> bool {
    let sum = weighted(id, &[3, 4, 6, 7, 8, 9, 10, 1]);
    !id.starts_with('0') && sum.is_some_and(|sum| sum % 37 == 0)
}

/// Nine digits, B, two digits. Companies' nine check themselves (mod 11); since 2020 sole traders' whole id does (mod 97).
fn netherlands(id: &str) -> bool {
    let shape = id.len() == 12 && first_digits(id, 9) && id.as_bytes().get(9) == Some(&b'B');
    let suffix = id.get(10..).filter(|suffix| first_digits(suffix, 2) && *suffix != "00");
    let old =
        id.get(..9).and_then(|nine| weighted(nine, &[9, 8, 7, 6, 5, 4, 3, 2, 10])).is_some_and(|sum| sum % 11 == 0);
    // Letters count as in an IBAN: N is 23, L is 21, B is 11.
    let whole = id.get(..9).zip(suffix).map(|(nine, suffix)| format!("2321{nine}11{suffix}"));
    let new = whole.is_some_and(|whole| whole.parse::<u64>().is_ok_and(|whole| whole % 97 == 1));
    shape && suffix.is_some() && (old || new)
}

/// Nine digits; MVA may follow.
fn norway(id: &str) -> bool {
    let id = id.strip_suffix("MVA").unwrap_or(id);
    checked(id, &[3, 2, 7, 6, 5, 4, 3, 2], |sum| to_eleven(sum).or((sum % 11 == 0).then_some(0)))
}

/// Two to ten digits, counted from the right.
fn romania(id: &str) -> bool {
    let padded = format!("{id:0>10}");
    (2..=10).contains(&id.len())
        && !id.starts_with('0')
        && checked(&padded, &[7, 5, 3, 2, 1, 7, 5, 3, 2], |sum| Some(sum * 10 % 11 % 10))
}

/// Ten digits that eleven divides; those of persons born before 1985 may miss it by one.
fn slovakia(id: &str) -> VatIdVerdict {
    if id.len() != 10 || !first_digits(id, 10) {
        return Misspelt;
    }
    if number(Some(id)).is_multiple_of(11) {
        return Fits;
    }
    shaped(number(id.get(..9)) % 11 == 10 && id.ends_with('0'))
}
