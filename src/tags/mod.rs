//! Whether the parts of a language tag are registered (BCP 47).
//!
//! In: a tag that is well formed. Out: the first part that nobody registered, with the nearest that is, or that the
//! registry replaced by another. `registro.txt` is the registry of IANA without what tags need not; its first lines say
//! of which day.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static REGISTRY: &str = include_str!("registro.txt");

/// Languages that a portal of Putumayo is likely to mean: Spanish, English and those of its peoples.
const LIKELY: [&str; 15] = [
    "es", "en", "inb", "inj", "kbh", "con", "snn", "huu", "hto", "pbb", "kwi", "cmi", "cto", "emp",
    "coe",
];

/// Other parts that it is likely to mean: Latin letters, Colombia and the countries on the other side of the rivers.
const LIKELY_PARTS: [&str; 4] = ["latn", "co", "ec", "pe"];

/// What is wrong with a part of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'t> {
    /// It is not registered.
    Unknown {
        /// The part.
        part: &'t str,
        /// The registered one that is most like it, if one is.
        near: Option<&'static str>,
    },
    /// The registry has replaced it.
    Replaced {
        /// The part.
        part: &'t str,
        /// What it says now.
        by: &'static str,
    },
}

/// Subtags of one sort, each with what it was replaced by.
type Subtags = FxHashMap<&'static str, Option<&'static str>>;

#[derive(Default)]
struct Registry {
    languages: Subtags,
    extended: Subtags,
    scripts: Subtags,
    regions: Subtags,
    variants: Subtags,
}

static READ: LazyLock<Registry> = LazyLock::new(|| {
    let section = |name: &str| {
        let from = REGISTRY.split_once(&format!("[{name}]\n"));
        let text = from.map_or("", |(_, rest)| rest.split("\n[").next().unwrap_or(rest));
        let words = text.split_whitespace();
        words
            .map(|word| match word.split_once('>') {
                Some((old, new)) => (old, Some(new)),
                None => (word, None),
            })
            .collect()
    };
    Registry {
        languages: section("language"),
        extended: section("extlang"),
        scripts: section("script"),
        regions: section("region"),
        variants: section("variant"),
    }
});

fn registry() -> &'static Registry {
    &READ
}

/// Looks up every part of a tag; extensions and what is for private use need no registration.
pub fn check(tag: &str) -> Result<(), Fault<'_>> {
    let registry = registry();
    let mut parts = tag.split(['-', '_']);
    if let Some(language) = parts.next() {
        let folded = language.to_ascii_lowercase();
        if folded == "x" {
            return Ok(());
        }
        if !("qaa"..="qtz").contains(&&*folded) || folded.len() != 3 {
            look(language, &folded, &registry.languages)?;
        }
    }
    for part in parts {
        let folded = part.to_ascii_lowercase();
        let digit = folded.starts_with(|first: char| first.is_ascii_digit());
        let (private, subtags) = match folded.len() {
            1 => return Ok(()),
            2 => {
                let own = "qm"..="qz";
                let free = own.contains(&&*folded) || folded.starts_with('x');
                (free, &registry.regions)
            }
            3 if digit => (false, &registry.regions),
            3 => (false, &registry.extended),
            4 if !digit => (("qaaa"..="qabx").contains(&&*folded), &registry.scripts),
            _ => (false, &registry.variants),
        };
        if !private {
            look(part, &folded, subtags)?;
        }
    }
    Ok(())
}

/// A tag in the letters that RFC 5646 recommends: `pt-BR`, `zh-Hant-TW`.
pub fn recommended(tag: &str) -> String {
    let case = |(n, part): (usize, &str)| {
        let small = part.to_ascii_lowercase();
        match (n, part.len()) {
            (1.., 2) => small.to_ascii_uppercase(),
            (1.., 4) if !small.starts_with(|first: char| first.is_ascii_digit()) => {
                let (first, rest) = small.split_at(1);
                format!("{}{rest}", first.to_ascii_uppercase())
            }
            _ => small,
        }
    };
    let parts: Vec<String> = tag.split('-').enumerate().map(case).collect();
    parts.join("-")
}

fn look<'t>(part: &'t str, folded: &str, subtags: &'static Subtags) -> Result<(), Fault<'t>> {
    match subtags.get(folded) {
        Some(None) => Ok(()),
        Some(Some(by)) => Err(Fault::Replaced { part, by }),
        None => {
            let current = subtags.iter().filter(|(_, by)| by.is_none());
            let mut known: Vec<&'static str> = current.map(|(name, _)| *name).collect();
            known.sort_unstable_by_key(|name| {
                let likely = LIKELY.contains(name) || LIKELY_PARTS.contains(name);
                (!likely, *name)
            });
            let distance = |name: &str| strsim::damerau_levenshtein(folded, name);
            let near = known.into_iter().find(|name| distance(name) <= 1);
            Err(Fault::Unknown { part, near })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tags_of_a_portal_are_registered() {
        for tag in LIKELY {
            assert_eq!(check(tag), Ok(()), "{tag}");
        }
        for tag in [
            "es-CO",
            "es-419",
            "ES-co",
            "zh-Hant-TW",
            "qps",
            "es-XA",
            "sl-rozaj-biske",
            "de-1901",
            "inb-Latn-CO",
            "es-x-pueblo",
            "en-u-hc-h12",
            "x-algo",
            "zh-yue",
            "es-Qaaa",
        ] {
            assert_eq!(check(tag), Ok(()), "{tag}");
        }
    }

    #[test]
    fn letters_are_those_that_are_recommended() {
        for (typed, right) in [
            ("PT-br", "pt-BR"),
            ("ES-419", "es-419"),
            ("zh-hANT-tw", "zh-Hant-TW"),
            ("de-1901", "de-1901"),
            ("ca-es-VALENCIA", "ca-ES-valencia"),
            ("inb", "inb"),
        ] {
            assert_eq!(recommended(typed), right);
        }
    }

    #[test]
    fn what_is_not_registered_is_told_with_the_nearest() {
        let unknown = |part, near| Err(Fault::Unknown { part, near });
        assert_eq!(check("kbj-x-1"), Ok(()), "kbj is Kari, a language of Congo");
        assert_eq!(check("inq"), unknown("inq", Some("inb")));
        assert_eq!(check("es-CQ"), Ok(()), "Sark, since 2023");
        assert_eq!(check("es-C0"), unknown("C0", Some("co")));
        assert_eq!(check("kbh-Latm"), unknown("Latm", Some("latn")));
        assert_eq!(
            check("iw"),
            Err(Fault::Replaced {
                part: "iw",
                by: "he"
            })
        );
        assert_eq!(
            check("es-BU"),
            Err(Fault::Replaced {
                part: "BU",
                by: "mm"
            })
        );
    }

    #[test]
    fn the_registry_is_whole() {
        // Counted in the registry itself: records of each type that are no range.
        let registry = registry();
        assert_eq!(registry.languages.len(), 8267);
        assert_eq!(registry.extended.len(), 256);
        assert_eq!(registry.scripts.len(), 224);
        assert_eq!(registry.regions.len(), 303);
        assert_eq!(registry.variants.len(), 134);
    }
}
