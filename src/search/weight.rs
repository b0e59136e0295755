//! How much a term says about a document: from the places it stands in to one of eight levels.

/// Weight of each level of a posting, as the browser multiplies it: four of the text, three of the
/// title (the shorter the title, the higher; words of an identifier are the lowest of them), one of
/// what makes an identifier.
pub(super) const LEVELS: [f32; 8] = [0.5, 0.9, 1.3, 1.8, 3.5, 4.5, 6.0, 10.0];
/// Level of the number, reference or code of an identifier.
const IDENTIFIER_LEVEL: u8 = 7;
/// Words of a document of middling length. A constant and not the average of the portal, so that a
/// new document does not change the terms of the others.
const PIVOT: f32 = 300.0;

/// Where a term stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// The number, reference or code of an identifier.
    Precise,
    Identifier,
    Title,
    Summary,
    Text,
}

impl Field {
    /// The field for a number, reference or code found in this one.
    pub(super) fn precise(self) -> Field {
        if self == Field::Identifier {
            Field::Precise
        } else {
            self
        }
    }
}

/// Times and places of a term in the document at hand.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    /// The document at hand, by number; counts of another are void.
    pub(super) epoch: u32,
    times: u16,
    title: bool,
    named: bool,
    /// It is what makes an identifier one: its number, reference or code.
    identifier: bool,
}

impl Count {
    /// Nothing yet in the document numbered `epoch`.
    pub(super) fn new(epoch: u32) -> Self {
        Count {
            epoch,
            ..Count::default()
        }
    }

    /// Notes that the term stands in a field.
    #[inline]
    pub(super) fn meet(&mut self, field: Field) {
        match field {
            Field::Precise => self.identifier = true,
            Field::Identifier => self.named = true,
            Field::Title => self.title = true,
            Field::Summary => self.times = self.times.saturating_add(2),
            Field::Text => self.times = self.times.saturating_add(1),
        }
    }

    /// The level of a term: BM25's saturation of frequency by length, in four steps, or the title's.
    pub(super) fn level(self, title_words: usize, length: usize) -> u8 {
        if self.identifier {
            return IDENTIFIER_LEVEL;
        }
        if self.title {
            return match title_words {
                0..=2 => 6,
                3..=6 => 5,
                _ => 4,
            };
        }
        if self.named {
            return 4;
        }
        let times = f32::from(self.times);
        let norm = 1.2 * (0.25 + 0.75 * length as f32 / PIVOT);
        let strength = times * 2.2 / (times + norm);
        match strength {
            s if s < 0.7 => 0,
            s if s < 1.1 => 1,
            s if s < 1.6 => 2,
            _ => 3,
        }
    }
}

/// True for a number that is most likely a year.
pub(super) fn is_year(value: &str) -> bool {
    value.len() == 4 && (value.starts_with("19") || value.starts_with("20"))
}
