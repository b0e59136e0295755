//! The order in which readers of a language expect words, and the letter that a word begins with.
//!
//! In: the alphabet of a language, as it is declared, and texts. Out: keys that compare as the texts do, and letters.
//!
//! A letter may be written with several signs (`ts̈`, `ch`) and is one in the order. What the alphabet does not name
//! stands with the letter that it is made of (`á` with `a`, `ʉ` with `u`), and comes after it where nothing else
//! differs; a letter that is made of none of the alphabet comes after all of it. Marks count after letters, capitals
//! after marks. A number counts by its value and comes before letters. Two texts have one key only if they are the same
//! text, however its marks were typed (NFC).

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that Unicode does not decompose, with what they are made of.
///
/// `ʉ`, `ɨ` and the glottal stop are letters of languages of Putumayo.
pub const LETTERS: &[(char, &str)] = &[
    ('ʉ', "u"),
    ('ɨ', "i"),
    ('ɵ', "o"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ł', "l"),
    ('ħ', "h"),
    ('ŋ', "n"),
    ('ɲ', "n"),
    ('ı', "i"),
    ('ə', "e"),
    ('ɛ', "e"),
    ('ɔ', "o"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ς', "σ"),
];

/// The Spanish alphabet, in which `ñ` is a letter (Ortografía de la lengua española, 2010).
const SPANISH: &str = "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z";

/// That of languages that declare none.
const LATIN: &str = "a b c d e f g h i j k l m n o p q r s t u v w x y z";

/// What words that begin with a digit stand under.
pub const DIGITS: &str = "0–9";
/// What words without any letter stand under.
pub const NOTHING: &str = "…";

// Weights of the first level, in order. A letter of the alphabet has `FIRST` plus its place.
const END: u32 = 0;
const GAP: u32 = 1;
const NUMBER: u32 = 2;
const FIRST: u32 = 16;
const FOREIGN: u32 = 0x0001_0000;
// Weights of the others.
const PLAIN: u32 = 1;
const MARK: u32 = 2;

/// Letters, decomposed and small, the longest first; each with its place.
type Letters = Vec<(Vec<char>, u32)>;

/// The order of a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    /// By their first sign.
    letters: FxHashMap<char, Letters>,
    /// As they are shown, in order.
    shown: Vec<String>,
}

/// How a text compares with others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Box<[u8]>);

impl Order {
    /// The order of a language: of its own alphabet, or of the Spanish or Latin one.
    pub fn of<'a>(tag: &str, alphabet: impl IntoIterator<Item = &'a str>) -> Order {
        let own: Vec<&str> = alphabet.into_iter().collect();
        let primary = tag.split('-').next().unwrap_or(tag);
        let letters: Vec<&str> = match (own.is_empty(), primary) {
            (false, _) => own,
            (true, "es") => SPANISH.split(' ').collect(),
            (true, _) => LATIN.split(' ').collect(),
        };
        let mut by_sign: FxHashMap<char, Letters> = FxHashMap::default();
        for (n, letter) in letters.iter().enumerate() {
            let signs: Vec<char> = apostrophes(letter).to_lowercase().nfd().collect();
            if let Some(&first) = signs.first() {
                by_sign.entry(first).or_default().push((signs, n as u32));
            }
        }
        for letters in by_sign.values_mut() {
            // A letter that is there twice counts where it is first.
            letters.sort_by_key(|(letter, n)| (std::cmp::Reverse(letter.len()), *n));
        }
        Order {
            letters: by_sign,
            shown: letters.iter().map(|letter| title(letter)).collect(),
        }
    }

    /// How a text compares.
    pub fn key(&self, text: &str) -> Key {
        let [first, second, third] = self.levels(text);
        let mut out = Vec::with_capacity(text.len() * 2 + 8);
        // What is as it most often is at the end of a level says nothing: the key stays short.
        for level in [&first[..], until(&second), until(&third)] {
            level.iter().for_each(|&weight| write(weight, &mut out));
            write(END, &mut out);
        }
        match text.is_ascii() {
            true => out.extend_from_slice(text.as_bytes()),
            false => out.extend_from_slice(text.nfc().collect::<String>().as_bytes()),
        }
        Key(out.into())
    }

    /// The letter that a text stands under in an index: one of the alphabet, another one, [`DIGITS`] or [`NOTHING`].
    pub fn initial(&self, text: &str) -> String {
        // What two letters begin is enough to know the first one whole.
        let beginning = text
            .char_indices()
            .nth(24)
            .map_or(text, |(end, _)| &text[..end]);
        let [first, ..] = match self.levels(beginning) {
            [first, ..] if first.len() < 2 => self.levels(text),
            levels => levels,
        };
        match first.first() {
            None => NOTHING.to_owned(),
            Some(&NUMBER) => DIGITS.to_owned(),
            Some(&weight) if weight >= FOREIGN => {
                let sign = char::from_u32(weight - FOREIGN).unwrap_or('?');
                sign.to_uppercase().collect()
            }
            Some(&weight) => {
                let place = (weight - FIRST) as usize;
                self.shown.get(place).cloned().unwrap_or_default()
            }
        }
    }

    /// Letters and numbers, then marks, then capitals.
    fn levels(&self, text: &str) -> [Vec<u32>; 3] {
        let (mut first, mut second, mut third) = (Vec::new(), Vec::new(), Vec::new());
        let signs: Vec<char> = match text.is_ascii() && !text.contains('\'') {
            true => text.chars().collect(),
            false => apostrophes(text).nfd().collect(),
        };
        let small: Vec<char> = signs.iter().map(|&sign| lower(sign)).collect();
        let mut at = 0;
        while at < small.len() {
            let sign = small[at];
            if sign.is_ascii_digit() {
                let digits = small[at..].iter().take_while(|sign| sign.is_ascii_digit());
                let value = digits.clone().skip_while(|digit| **digit == '0');
                // As many digits as there are, then the digits: longer numbers come later.
                first.extend([NUMBER, FIRST + value.clone().count() as u32]);
                first.extend(value.map(|&digit| FIRST + digit as u32));
                second.push(PLAIN);
                third.push(PLAIN);
                at += digits.count();
                continue;
            }
            let length = match self.letter(&small[at..]) {
                Some((place, length)) => {
                    first.push(FIRST + place);
                    length
                }
                None if is_combining_mark(sign) || ignorable(sign) => {
                    second.push(MARK + sign as u32);
                    at += 1;
                    continue;
                }
                None if sign.is_alphanumeric() => {
                    self.made(sign, &mut first);
                    1
                }
                None => {
                    if first.last().is_some_and(|&last| last != GAP) {
                        first.push(GAP);
                    }
                    at += 1;
                    continue;
                }
            };
            second.push(PLAIN);
            if LETTERS
                .iter()
                .any(|(letter, _)| length == 1 && *letter == sign)
                && self.foreign(sign)
            {
                second.push(MARK + sign as u32);
            }
            let capital = (at..at + length).any(|n| small[n] != signs[n]);
            third.push(PLAIN + u32::from(capital));
            at += length;
            let marks = small[at..]
                .iter()
                .take_while(|sign| is_combining_mark(**sign));
            second.extend(marks.clone().map(|&sign| MARK + sign as u32));
            at += marks.count();
        }
        if first.last() == Some(&GAP) {
            first.pop();
        }
        [first, second, third]
    }

    /// The letter of the alphabet at the beginning of some signs: its place, and how many signs it has. The longest that
    /// is not followed by a mark of its own; else one sign, whose marks count after.
    fn letter(&self, signs: &[char]) -> Option<(u32, usize)> {
        let mut marked = None;
        for (letter, place) in self.letters.get(signs.first()?)? {
            if !signs.starts_with(letter) {
                continue;
            }
            let more = signs
                .get(letter.len())
                .is_some_and(|&next| is_combining_mark(next));
            if !more {
                return Some((*place, letter.len()));
            }
            let bases = letter.iter().filter(|&&sign| !is_combining_mark(sign));
            if bases.count() == 1 {
                marked = marked.or(Some((*place, letter.len())));
            }
        }
        marked
    }

    /// Whether the alphabet does not name a sign.
    fn foreign(&self, sign: char) -> bool {
        self.letter(&[sign]).is_none()
    }

    /// The weights of what a letter that the alphabet does not name is made of.
    fn made(&self, sign: char, out: &mut Vec<u32>) {
        let known = LETTERS.iter().find(|(letter, _)| *letter == sign);
        let mut own = [0; 4];
        let parts = known.map_or_else(|| &*sign.encode_utf8(&mut own), |(_, parts)| parts);
        out.extend(parts.chars().map(|part| match self.letter(&[part]) {
            Some((place, _)) => FIRST + place,
            None => FOREIGN + part as u32,
        }));
    }
}

/// A level without what it would end in anyway.
fn until(level: &[u32]) -> &[u32] {
    let end = level.iter().rposition(|&weight| weight != PLAIN);
    &level[..end.map_or(0, |end| end + 1)]
}

/// Writes a weight so that bytes compare as weights do.
fn write(weight: u32, out: &mut Vec<u8>) {
    const LONG: u8 = 0xf0;
    match u8::try_from(weight) {
        Ok(byte) if byte < LONG => out.push(byte),
        _ => {
            out.push(LONG);
            out.extend_from_slice(&weight.to_be_bytes()[1..]);
        }
    }
}

/// One sign for the glottal stop, however it is typed.
fn apostrophes(text: &str) -> String {
    let one = |sign| match sign {
        '\'' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2bb}' | '\u{2bc}' | '\u{a78b}'
        | '\u{a78c}' => '\u{2bc}',
        other => other,
    };
    text.chars().map(one).collect()
}

/// Signs within words that count after letters where the alphabet does not name them.
fn ignorable(sign: char) -> bool {
    matches!(
        sign,
        '\u{2bc}' | '\u{294}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// A sign made small, when that is one sign.
fn lower(sign: char) -> char {
    let mut small = sign.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        _ => sign,
    }
}

/// A letter with its first sign as a capital: `Ch`.
fn title(letter: &str) -> String {
    let mut signs = letter.nfc();
    let first = signs
        .next()
        .map(|sign| sign.to_uppercase().collect::<String>());
    first.unwrap_or_default() + &signs.collect::<String>()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sorted<'w>(order: &Order, words: &[&'w str]) -> Vec<&'w str> {
        let mut words = words.to_vec();
        words.sort_by_key(|word| order.key(word));
        words
    }

    #[test]
    fn spanish_has_ñ_after_n_and_accents_after_letters() {
        let es = Order::of("es-CO", []);
        let words = [
            "0251", "Acta", "ácta", "Ácta", "año", "caña", "cañada", "canon", "nube", "nutria",
            "ñame", "Oa",
        ];
        let expected = [
            "0251", "Acta", "ácta", "Ácta", "año", "canon", "caña", "cañada", "nube", "nutria",
            "ñame", "Oa",
        ];
        assert_eq!(sorted(&es, &words), expected);
        assert_eq!(
            sorted(&es, &["Decreto 10", "Decreto 9", "Decreto 0009"]),
            ["Decreto 0009", "Decreto 9", "Decreto 10"]
        );
        // An accent is told apart only where the letters are the same: so a dictionary has it.
        assert_eq!(
            sorted(&es, &["canto", "cántaro", "cantar"]),
            ["cantar", "cántaro", "canto"]
        );
        assert_eq!(es.initial("«Ñame»"), "Ñ");
        assert_eq!(es.initial("Último"), "U");
        assert_eq!(es.initial("  12 años"), DIGITS);
        assert_eq!(es.initial("¡!"), NOTHING);
        assert_eq!(es.initial(&format!("{}ñ", "-".repeat(40))), "Ñ");
        assert_eq!(Order::of("en", []).initial("Ñame"), "N");
    }

    #[test]
    fn a_letter_of_several_signs_is_one() {
        // Not the alphabet of any language: the letters that the portal must be able to order.
        let letters = "a b ch ë i ɨ n n̈ ñ s s̈ š t ts ts̈ u ʉ ž ʼ";
        let order = Order::of("kbh", letters.split(' '));
        let words: Vec<String> = letters
            .split(' ')
            .map(|letter| format!("{letter}a"))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut backwards = words.clone();
        backwards.reverse();
        assert_eq!(sorted(&order, &backwards), words);
        for letter in letters.split(' ') {
            let shown = order.initial(&format!("{letter}ax"));
            assert_eq!(
                shown.to_lowercase(),
                letter.nfc().collect::<String>(),
                "{letter}"
            );
        }
        // «ts» with another mark on its s is t and that s.
        assert_eq!(order.initial("tša"), "T");
        // The same text typed otherwise is the same.
        assert_eq!(order.key("n\u{308}a"), order.key("n̈a"));
        assert_eq!(order.key("\u{161}a"), order.key("s\u{30c}a"));
        assert_ne!(order.key("n̈a"), order.key("na"));
        // What the alphabet lacks comes after all of it.
        assert_eq!(sorted(&order, &["za", "ʼa"]), ["ʼa", "za"]);
    }

    fn word() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("n\u{308}"),
                Just("n"),
                Just("\u{308}"),
                Just("ñ"),
                Just("n\u{303}"),
                Just("s\u{308}"),
                Just("ts\u{308}"),
                Just("ts"),
                Just("T"),
                Just("ë"),
                Just("e\u{308}"),
                Just("ʉ"),
                Just("Ɨ"),
                Just("ɨ"),
                Just("ʼ"),
                Just("'"),
                Just("ß"),
                Just("0"),
                Just("10"),
                Just("9"),
                Just(" "),
                Just("-"),
                Just("日"),
                Just("á"),
                Just("A"),
                Just("z"),
                Just("\u{200b}"),
                Just("ж"),
                Just("İ"),
            ],
            0..8,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        /// Keys compare with themselves as numbers do, so that the order is total follows; that no two texts share one, and
        /// that a text has one however it was typed, does not.
        #[test]
        fn one_key_a_text(a in word(), b in word()) {
            for order in [Order::of("es", []), Order::of("kbh", ["a", "n", "n\u{308}", "s", "ts\u{308}", "t", "ʼ"])] {
                let same = a.nfc().eq(b.nfc());
                prop_assert_eq!(order.key(&a) == order.key(&b), same);
                prop_assert_eq!(order.key(&a), order.key(&a.nfc().collect::<String>()));
                prop_assert_eq!(order.key(&a), order.key(&a.nfd().collect::<String>()));
                prop_assert!(!order.initial(&a).is_empty());
            }
        }

        /// The letters decide before marks and capitals do.
        #[test]
        fn letters_come_first(a in "[a-zñ]{1,6}", b in "[a-zñ]{1,6}", n in 0usize..6) {
            let order = Order::of("es", []);
            let plain = order.key(&a).cmp(&order.key(&b));
            let marked: String = a.chars().enumerate().flat_map(|(at, sign)| {
                let mark = (at == n && sign != 'n' && sign != 'ñ').then_some('\u{301}');
                std::iter::once(sign).chain(mark)
            }).collect();
            if a != b {
                prop_assert_eq!(order.key(&marked).cmp(&order.key(&b)), plain);
                prop_assert_eq!(order.key(&a.to_uppercase()).cmp(&order.key(&b)), plain);
            }
        }

        /// Words in an index by letter stand together.
        #[test]
        fn an_index_has_each_letter_once(mut words in proptest::collection::vec(word(), 0..20)) {
            let order = Order::of("es", []);
            words.sort_by_key(|word| order.key(word));
            let mut letters: Vec<String> = words.iter().map(|word| order.initial(word)).collect();
            letters.dedup();
            let mut once = letters.clone();
            once.sort();
            once.dedup();
            prop_assert_eq!(once.len(), letters.len());
        }
    }
}
