//! What a PDF says of itself: pages, title, language, tags, and whether there is text in it.
//!
//! In: the bytes of a file that nobody vouches for. Out: [`Reading`]. Nothing is drawn, and no font is read. What is
//! unpacked, how deep and how long is bounded; a loop ends, and damage gives what could still be read. Why it is not a
//! library: [decision 9](../../docs/decisions/0009-reading-pdf.md).

mod file;
mod filter;
mod object;
mod text;

use rustc_hash::FxHashSet;

use file::File;
use filter::Refused;
use object::{Dict, Object};

/// Greatest size of a file that is read.
pub const LIMIT: u64 = 256 * 1024 * 1024;
/// Most bytes that a file may unpack to.
const BUDGET: usize = 192 * 1024 * 1024;
/// Most pages that are counted.
const PAGES: usize = 50_000;
/// Pages that are looked at for text.
const LOOKED: usize = 200;
/// Deepest tree of pages.
const DEPTH: usize = 64;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It was read.
    Read(Facts),
    /// It does not begin as a PDF does.
    NotPdf,
    /// It begins as one, but no page was found.
    Damaged,
    /// Encrypted: what is in it cannot be seen without its key.
    Protected,
    /// It unpacks to more than is read.
    TooMuch,
}

/// What a PDF says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Number of pages.
    pub pages: usize,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// The language that it says it is in.
    pub lang: Option<String>,
    /// Whether it says that it has tags. Not that they are right.
    pub tagged: bool,
    /// Of the pages that were looked at: how many, and how many are pictures without text.
    pub looked: (usize, usize),
}

impl Facts {
    /// Whether most of it are photographs of pages.
    pub fn is_scan(&self) -> bool {
        let (looked, pictures) = self.looked;
        pictures * 2 > looked
    }
}

/// Reads a file.
pub fn read(bytes: &[u8]) -> Reading {
    let start = &bytes[..bytes.len().min(1024)];
    if memchr::memmem::find(start, b"%PDF-").is_none() {
        return Reading::NotPdf;
    }
    let mut file = match File::open(bytes, BUDGET) {
        Ok(file) => file,
        Err(_) => return Reading::TooMuch,
    };
    if file.protected {
        return Reading::Protected;
    }
    match facts(&mut file) {
        Ok(facts) if facts.pages == 0 => Reading::Damaged,
        Ok(facts) => Reading::Read(facts),
        Err(_) => Reading::TooMuch,
    }
}

fn facts(file: &mut File<'_>) -> Result<Facts, Refused> {
    let trailer = file.trailer.clone();
    let root = file.dict(&trailer, b"Root").unwrap_or_default();
    let mark = file.dict(&root, b"MarkInfo").unwrap_or_default();
    let mut facts = Facts {
        lang: words(file.get(&root, b"Lang")),
        tagged: root.get(b"StructTreeRoot").is_some()
            || matches!(mark.get(b"Marked"), Some(Object::True)),
        ..Facts::default()
    };
    let info = file.dict(&trailer, b"Info").unwrap_or_default();
    facts.title = words(file.get(&info, b"Title"));
    if facts.title.is_none()
        && let Some(Object::Ref(number)) = root.get(b"Metadata")
        && let Some(stream) = file.stream(*number)
    {
        match file.unpack(&stream) {
            Ok(bytes) => facts.title = described(&String::from_utf8_lossy(&bytes)),
            Err(Refused::Unknown) => {}
            Err(refused) => return Err(refused),
        }
    }
    let mut pages = Pages {
        seen: FxHashSet::default(),
        facts,
    };
    if let Some(tree) = root.get(b"Pages") {
        pages.walk(file, tree, &Dict::default(), 0)?;
    }
    Ok(pages.facts)
}

struct Pages {
    seen: FxHashSet<u32>,
    facts: Facts,
}

impl Pages {
    /// Goes over the tree of pages. Resources come down from above.
    fn walk(
        &mut self,
        file: &mut File<'_>,
        node: &Object,
        above: &Dict,
        depth: usize,
    ) -> Result<(), Refused> {
        let Object::Ref(number) = node else {
            return Ok(());
        };
        let known = !self.seen.insert(*number);
        if known || depth > DEPTH || self.facts.pages >= PAGES {
            return Ok(());
        }
        let Some(Object::Dict(dict)) = file.follow(node) else {
            return Ok(());
        };
        let resources = file.dict(&dict, b"Resources");
        let resources = resources.as_ref().unwrap_or(above);
        match file.get(&dict, b"Kids") {
            Some(Object::List(kids)) => kids
                .iter()
                .try_for_each(|kid| self.walk(file, kid, resources, depth + 1)),
            _ => self.page(file, &dict, resources),
        }
    }

    fn page(&mut self, file: &mut File<'_>, page: &Dict, resources: &Dict) -> Result<(), Refused> {
        self.facts.pages += 1;
        if self.facts.looked.0 < LOOKED {
            let shown = text::look(file, page, resources)?;
            self.facts.looked.0 += 1;
            let picture = shown.picture && !shown.has_text() && !shown.unsure;
            self.facts.looked.1 += usize::from(picture);
        }
        Ok(())
    }
}

/// A text as it is meant; nothing if it says nothing.
fn words(object: Option<Object>) -> Option<String> {
    let Some(Object::Text(bytes)) = object else {
        return None;
    };
    let text = match bytes.as_slice() {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // The PDF's own table is that of Latin 1, but for signs that no title rests on.
        bytes => bytes.iter().map(|&byte| char::from(byte)).collect(),
    };
    let text: String = text.chars().filter(|sign| !sign.is_control()).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|two| read([two[0], two[1]]));
    let units: Vec<u16> = units.collect();
    String::from_utf16_lossy(&units)
}

/// The title in a description of the document (XMP).
fn described(xmp: &str) -> Option<String> {
    let (_, title) = xmp.split_once("<dc:title")?;
    let (title, _) = title.split_once("</dc:title>")?;
    let (_, item) = title.split_once("<rdf:li")?;
    let (_, text) = item.split_once('>')?;
    let (text, _) = text.split_once('<')?;
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests;
