//! Terms of many documents to the files of one language's index.
//!
//! | file | call | data |
//! | --- | --- | --- |
//! | `manifiesto.js` | `vitrina_indice("es","manifiesto",{…})` | see [`manifest`] |
//! | `t/N.js` | `vitrina_indice("es","t/N",{"term":"postings",…},"hash")` | some terms, in order |
//! | `d/N.js` | `vitrina_indice("es","d/N",[[route,title,summary,kind,date,lang?],…],"hash")` | [`BLOCK`] documents |
//! | `raiz.js` | `vitrina_indice("es","raiz",{…},"hash")` | the stemmer, if the language has one |
//!
//! Each file is asked for with its hash, so a browser keeps those that did not change and never
//! mixes two builds. A list of postings is a string: for each document the number
//! `(gap to the document before - 1) * 8 + level`, in a base of printable characters.

use super::digest::Terms;
use super::fold::{self, json_into};
use super::identifier::{KINDS, LINKS, MARKS};
use super::variant::variants;
use super::weight::LEVELS;
use super::{File, Options, primary};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::Write as _;

/// Documents in a file of documents.
pub(super) const BLOCK: usize = 50;
/// Size from which a file of terms is closed.
const SHARD: usize = 14 * 1024;

/// The postings of one term.
struct Postings {
    /// Document after the last one.
    next: u32,
    bytes: Vec<u8>,
}

/// Gathers the terms of documents, one at a time, so that they need not all be in memory. Documents
/// are numbered as they come: hand them over in the order of [`precedence`].
pub struct Assembler {
    lang: String,
    ids: FxHashMap<Box<str>, u32>,
    postings: Vec<Postings>,
    cards: Vec<Box<str>>,
}

/// The order documents should be handed to an [`Assembler`]: those without a date first, then from
/// the oldest to the newest, so that a new document leaves most files as they are. Of two results
/// that are equally good the later one is shown first.
pub fn precedence(a: (Option<&str>, &str), b: (Option<&str>, &str)) -> Ordering {
    (a.0.unwrap_or_default(), a.1).cmp(&(b.0.unwrap_or_default(), b.1))
}

impl Assembler {
    /// An empty index of `lang`.
    pub fn new(lang: &str) -> Self {
        Assembler {
            lang: primary(lang),
            ids: FxHashMap::default(),
            postings: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// Adds one document.
    pub fn push(&mut self, terms: &Terms) {
        let document = u32::try_from(self.cards.len()).unwrap_or(u32::MAX);
        self.cards.push(terms.card.as_str().into());
        for (term, level) in terms.iter() {
            let id = match self.ids.get(term) {
                Some(id) => *id as usize,
                None => {
                    let id = self.postings.len();
                    self.ids
                        .insert(term.into(), u32::try_from(id).unwrap_or(u32::MAX));
                    self.postings.push(Postings {
                        next: 0,
                        bytes: Vec::new(),
                    });
                    id
                }
            };
            let postings = &mut self.postings[id];
            let Some(gap) = document.checked_sub(postings.next) else {
                continue; // The same term twice in one document: a `Terms` that is not ours.
            };
            encode(u64::from(gap) * 8 + u64::from(level), &mut postings.bytes);
            postings.next = document + 1;
        }
    }

    /// The files of the index, in the order of their paths.
    pub fn finish(self, options: &Options) -> Vec<File> {
        let stemming = options.stemming(&self.lang);
        let mut terms: Vec<(&str, &[u8])> = self
            .ids
            .iter()
            .map(|(term, id)| (&**term, self.postings[*id as usize].bytes.as_slice()))
            .collect();
        terms.sort_unstable_by(|a, b| as_browser(a.0, b.0));
        let mut files = Vec::new();
        let mut index = Index {
            lang: &self.lang,
            documents: self.cards.len(),
            ..Index::default()
        };
        for (i, cards) in self.cards.chunks(BLOCK).enumerate() {
            let data = format!("[{}]", cards.join(",\n"));
            let hash = index.file(&mut files, &format!("d/{i}"), &data);
            index.document_hashes.push(hash);
        }
        if let Some(stemming) = stemming {
            let script = stemming.script();
            let body = script
                .find("*/")
                .map_or(script, |end| script[end + 2..].trim());
            index.stem = Some(index.file(&mut files, "raiz", body));
        }
        index.terms(&terms, &mut files);
        let manifest = manifest(&index, options);
        files.push(script(&self.lang, "manifiesto", &manifest, None));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }
}

/// What the manifest has to say about the other files.
#[derive(Default)]
struct Index<'a> {
    lang: &'a str,
    documents: usize,
    document_hashes: Vec<String>,
    first_terms: Vec<String>,
    term_hashes: Vec<String>,
    stem: Option<String>,
}

impl Index<'_> {
    /// Writes a file and gives the hash it is asked for with.
    fn file(&self, files: &mut Vec<File>, name: &str, data: &str) -> String {
        let hash = hash(data);
        files.push(script(self.lang, name, data, Some(&hash)));
        hash
    }

    /// Writes the files of terms.
    fn terms(&mut self, terms: &[(&str, &[u8])], files: &mut Vec<File>) {
        let mut data = String::from("{");
        let mut before = "";
        for (i, (term, postings)) in terms.iter().enumerate() {
            if data.len() == 1 {
                self.first_terms.push(separator(before, term).to_owned());
            } else {
                data.push(',');
            }
            json_into(term, &mut data);
            data.push_str(":\"");
            data.extend(postings.iter().map(|b| char::from(*b)));
            data.push('"');
            before = term;
            let heavy = terms.get(i + 1).is_some_and(|next| next.1.len() > SHARD);
            if data.len() > SHARD || (heavy && data.len() > SHARD / 2) || i + 1 == terms.len() {
                data.push('}');
                let name = format!("t/{}", self.term_hashes.len());
                let hash = self.file(files, &name, &data);
                self.term_hashes.push(hash);
                data.truncate(1);
            }
        }
    }
}

/// The manifest: documents `n`, size of a block `b`, weights of the levels `w`, first term of each
/// file of terms `t` and their hashes `ht`, hashes of the files of documents `hd`, hash of the stemmer
/// `r`, stop words `s`, declared spellings `e`, letters that fold `f`, and for the numbers of norms
/// the kinds `k`, links `l` and marks `m`; `g`, if there are pages in other languages, says of each its own name and, where
/// it is not that of the index, its direction.
fn manifest(index: &Index<'_>, options: &Options) -> String {
    let mut out = String::from("{");
    let _ = write!(out, "\"n\":{},\"b\":{BLOCK},\"w\":", index.documents);
    list(&mut out, LEVELS.iter().map(|w| Cow::Owned(w.to_string())));
    let strings = |words: &mut dyn Iterator<Item = &str>| {
        let mut list = String::new();
        for word in words {
            list.push(if list.is_empty() { '[' } else { ',' });
            json_into(word, &mut list);
        }
        if list.is_empty() {
            list.push('[');
        }
        list.push(']');
        list
    };
    let mut spellings: Vec<(String, String)> = variants(options).into_iter().collect();
    spellings.sort();
    let pairs = spellings
        .iter()
        .flat_map(|(spelling, term)| [spelling.as_str(), term.as_str()]);
    let letters: Vec<String> = fold::letters().map(|(c, to)| format!("{c}{to}")).collect();
    let kinds: Vec<String> = KINDS
        .iter()
        .map(|(kind, others)| format!("{kind} {others}").trim_end().to_owned())
        .collect();
    // Whoever asks for a page in another language uses its common words too, which no page of it is indexed under.
    let spoken = std::iter::once(index.lang).chain(options.others.keys().map(String::as_str));
    let stop: Vec<&str> = spoken
        .filter_map(|lang| Some(options.stemming(lang)?.stop_words()))
        .collect();
    for (key, words) in [
        (
            "t",
            strings(&mut index.first_terms.iter().map(String::as_str)),
        ),
        (
            "ht",
            strings(&mut index.term_hashes.iter().map(String::as_str)),
        ),
        (
            "hd",
            strings(&mut index.document_hashes.iter().map(String::as_str)),
        ),
        ("r", strings(&mut index.stem.as_deref().into_iter())),
        ("s", strings(&mut stop.into_iter())),
        ("e", strings(&mut pairs.into_iter())),
        ("f", strings(&mut letters.iter().map(String::as_str))),
        ("k", strings(&mut kinds.iter().map(String::as_str))),
        ("l", strings(&mut [LINKS].into_iter())),
        ("m", strings(&mut [MARKS].into_iter())),
    ] {
        let _ = write!(out, ",\n\"{key}\":{words}");
    }
    for (n, (tag, other)) in options.others.iter().enumerate() {
        out.push_str(if n == 0 { ",\n\"g\":{" } else { "," });
        json_into(tag, &mut out);
        let name = std::iter::once(other.name.as_str());
        let said = strings(&mut name.chain(other.direction));
        let _ = write!(out, ":{said}");
    }
    if !options.others.is_empty() {
        out.push('}');
    }
    out.push('}');
    out
}

/// Writes a list of JSON values.
fn list<'a>(out: &mut String, values: impl Iterator<Item = Cow<'a, str>>) {
    for (i, value) in values.enumerate() {
        out.push(if i == 0 { '[' } else { ',' });
        out.push_str(&value);
    }
    out.push(']');
}

/// A file that hands `data` to the page that asked for it.
fn script(lang: &str, name: &str, data: &str, hash: Option<&str>) -> File {
    let mut out = String::with_capacity(data.len() + 64);
    out.push_str("vitrina_indice(");
    json_into(lang, &mut out);
    let _ = write!(out, ",\"{name}\",{data}");
    if let Some(hash) = hash {
        let _ = write!(out, ",\"{hash}\"");
    }
    out.push_str(")\n");
    File {
        path: format!("{name}.js"),
        bytes: out.into_bytes(),
    }
}

/// FNV-1a of the data, in seven characters.
fn hash(data: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in data.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (0..7)
        .map(|i| {
            let digit = (hash >> (64 - 5 * (i + 1))) & 31;
            char::from(b"0123456789abcdefghijklmnopqrstuv"[digit as usize])
        })
        .collect()
}

/// Appends a number in base 64 with leading digits in base 27; the digits are the printable
/// characters from `#` to `~` but the backslash.
fn encode(number: u64, out: &mut Vec<u8>) {
    let digit = |value: u64| {
        // Less than 91, see below.
        let byte = 35 + (value % 91) as u8;
        if byte >= b'\\' { byte + 1 } else { byte }
    };
    let mut high = number / 64;
    let from = out.len();
    while high > 0 {
        out.push(digit(64 + high % 27));
        high /= 27;
    }
    out[from..].reverse();
    out.push(digit(number % 64));
}

/// The order in which JavaScript compares strings.
fn as_browser(a: &str, b: &str) -> Ordering {
    let bytes = a.as_bytes().cmp(b.as_bytes());
    if a.is_ascii() && b.is_ascii() {
        bytes
    } else {
        a.encode_utf16().cmp(b.encode_utf16())
    }
}

/// The shortest beginning of `term` that comes after `before`.
fn separator<'a>(before: &str, term: &'a str) -> &'a str {
    let same = before
        .chars()
        .zip(term.chars())
        .take_while(|(a, b)| a == b)
        .count();
    term.char_indices()
        .nth(same + 1)
        .map_or(term, |(end, _)| &term[..end])
}
