//! The code as it is printed, as it is typed, and as it is mistyped.

use super::*;
use crate::random::OsRandom;
use proptest::prelude::*;

/// Computed from docs/formats/vault.md with another implementation (tests/vectors/check.py).
const GOLDEN: [(u8, &str, &str); 2] = [
    (
        0,
        "0000-0000-0000-0000-0000-0000-0000-0000-08G0",
        "AGE-SECRET-KEY-1JWJQZV9GVK2T9QSH05KYFX27XZT5PF09E0PM9A74A550ESYRMPASUDPDH6",
    ),
    (
        7,
        "003G-W58W-4CN3-2E1Z-8S6N-8PV2-D5R7-EZM5-PKHZ",
        "AGE-SECRET-KEY-1TK0DTHKWNM0DNVK52G3GNQ7C6WTA77AT6F8W0SY5RTM9ZY2QESQQP4ARM5",
    ),
];

fn code(bytes: [u8; 20]) -> RecoveryCode {
    RecoveryCode { secret: CodeSecret::new(bytes) }
}

fn counting(step: u8) -> [u8; 20] {
    std::array::from_fn(|at| (at as u8).wrapping_mul(step))
}

#[test]
fn printed_and_derived_as_the_format_says() {
    for (step, text, identity) in GOLDEN {
        let code = code(counting(step));
        assert_eq!(*code.text(), text);
        assert_eq!(*code.age_identity().unwrap(), identity);
        assert_eq!(RecoveryCode::parse(text).unwrap().secret(), &counting(step));
    }
}

#[test]
fn a_typist_has_some_freedom() {
    let (_, text, _) = GOLDEN[1];
    let typings = [
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " "),
        text.replace('-', " \u{2013}\n\t"),
        text.replace('1', "l").replace('0', "o"),
        text.replace('1', "I").replace('0', "O"),
        format!("  {text}  "),
    ];
    for typed in typings {
        assert_eq!(RecoveryCode::parse(&typed).unwrap().secret(), &counting(GOLDEN[1].0), "{typed}");
    }
}

#[test]
fn what_can_not_be_read_is_named() {
    let (_, text, _) = GOLDEN[1];
    let plain = text.replace('-', "");
    let with = |at: usize, letter: &str| format!("{}{letter}{}", &plain[..at], &plain[at + 1..]);
    let cases = [
        (String::new(), RecoveryCodeError::WrongLength { found: 0 }),
        (plain[..35].to_owned(), RecoveryCodeError::WrongLength { found: 35 }),
        (format!("{plain}00"), RecoveryCodeError::WrongLength { found: 38 }),
        (with(0, "U"), RecoveryCodeError::NotASymbol { group: 1 }),
        (with(13, "u"), RecoveryCodeError::NotASymbol { group: 4 }),
        (with(35, "é"), RecoveryCodeError::NotASymbol { group: 9 }),
        (with(17, "*"), RecoveryCodeError::NotASymbol { group: 5 }),
    ];
    for (typed, expected) in cases {
        assert_eq!(RecoveryCode::parse(&typed).unwrap_err(), expected, "{typed}");
    }
}

#[test]
fn two_groups_are_typed_back_in_order_and_never_the_same() {
    let mut seen = [0_u32; GROUPS + 1];
    for _ in 0..2000 {
        let [first, second] = RecoveryCode::groups_to_type_back(&mut OsRandom).unwrap();
        assert!(1 <= first && first < second && second <= GROUPS);
        seen[first] += 1;
        seen[second] += 1;
    }
    assert!(seen[1..].iter().all(|&times| times > 250), "{seen:?}");
}

#[test]
fn a_group_is_compared_as_tolerantly_as_the_code() {
    let code = code(counting(GOLDEN[1].0));
    for (at, group) in code.groups().iter().enumerate() {
        assert!(code.matches_group(at + 1, &format!(" {} ", group.to_lowercase())));
        assert!(!code.matches_group(at + 1, "UUUU"));
        assert!(!code.matches_group(at + 1, &group[..3]));
        assert!(!code.matches_group(at + 1, ""));
    }
    assert!(!code.matches_group(0, &code.groups()[0]));
    assert!(!code.matches_group(10, &code.groups()[8]));
    assert!(!code.matches_group(usize::MAX, ""));
}

#[test]
fn the_code_is_not_printed_by_accident() {
    assert_eq!(format!("{:?}", code([9; 20])), "RecoveryCode { secret: CodeSecret(redacted) }");
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(bytes: [u8; 20]) {
        let read = RecoveryCode::parse(&code(bytes).text()).unwrap();
        prop_assert_eq!(read.secret(), &bytes);
    }

    #[test]
    fn one_wrong_symbol_is_found_and_its_group_named_or_nothing(bytes: [u8; 20], at in 0..36_usize, to in 0..32_u8) {
        let mut symbols = spell(&CodeSecret::new(bytes));
        prop_assume!(symbols[at] != to);
        symbols[at] = to;
        let typed: String = symbols.iter().map(|&value| letter(value)).collect();
        let error = RecoveryCode::parse(&typed).unwrap_err();
        // Another group can fit by chance (about 1 in 1000): then none is named.
        let right = RecoveryCodeError::WrongSymbol { group: at / GROUP_SYMBOLS + 1 };
        prop_assert!(error == right || error == RecoveryCodeError::Checksum, "{}", error);
    }

    #[test]
    fn no_text_makes_it_panic(typed in ".{0,200}") {
        let _ = RecoveryCode::parse(&typed);
        let _ = code([0; 20]).matches_group(3, &typed);
    }
}
