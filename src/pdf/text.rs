//! What a page shows: letters, pictures, or nothing.

use rustc_hash::FxHashSet;

use super::file::{File, PATIENCE, Stream};
use super::filter::Refused;
use super::object::{Dict, Object, blank, is_space, read};

/// Deepest nesting of drawings in drawings.
const DEPTH: usize = 8;
/// From so many bytes of text a page has text; less is a stamp on a photograph.
const LETTERS: usize = 8;

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Bytes of the texts that are shown, visible or not: recognised text lies unseen over its photograph.
    pub(super) letters: usize,
    /// Whether a picture is drawn.
    pub(super) picture: bool,
    /// Whether something could not be unpacked.
    pub(super) unsure: bool,
}

impl Shown {
    pub(super) fn has_text(&self) -> bool {
        self.letters >= LETTERS
    }
}

/// Looks at a page until it is sure to have text.
pub(super) fn look(file: &mut File<'_>, page: &Dict, resources: &Dict) -> Result<Shown, Refused> {
    let mut shown = Shown::default();
    let mut numbers = Vec::new();
    match page.get(b"Contents") {
        Some(Object::Ref(number)) => match file.follow(&Object::Ref(*number)) {
            Some(Object::List(items)) => numbers = items,
            _ => numbers.push(Object::Ref(*number)),
        },
        Some(Object::List(items)) => numbers.clone_from(items),
        _ => {}
    }
    // The parts of a content are one text: an operator may stand in one and its operands in another.
    let mut content = Vec::new();
    for number in numbers {
        if let Object::Ref(number) = number
            && let Some(stream) = file.stream(number)
        {
            match file.unpack(&stream) {
                Ok(bytes) => content.extend(bytes),
                Err(Refused::Unknown) => shown.unsure = true,
                Err(refused) => return Err(refused),
            }
            content.push(b'\n');
        }
    }
    let mut seen = FxHashSet::default();
    run(file, &content, resources, &mut shown, &mut seen, 0)?;
    Ok(shown)
}

fn run(
    file: &mut File<'_>,
    content: &[u8],
    resources: &Dict,
    shown: &mut Shown,
    seen: &mut FxHashSet<u32>,
    depth: usize,
) -> Result<(), Refused> {
    let mut at = 0;
    let (mut letters, mut unreadable) = (0, 0);
    let mut drawn = None;
    while !shown.has_text() {
        at = blank(content, at);
        if at >= content.len() {
            break;
        }
        let Some((object, end)) = read(content, at) else {
            // A bracket that closes nothing, or too deep: on to the next sign.
            at += 1;
            unreadable += 1;
            if unreadable > PATIENCE {
                shown.unsure = true;
                break;
            }
            continue;
        };
        at = end.max(at + 1);
        match object {
            Object::Text(text) => letters += visible(&text),
            Object::List(items) => {
                letters += items
                    .iter()
                    .map(|item| match item {
                        Object::Text(text) => visible(text),
                        _ => 0,
                    })
                    .sum::<usize>();
            }
            Object::Name(name) => drawn = Some(name),
            Object::Word(word) => {
                match word.as_slice() {
                    b"Tj" | b"TJ" | b"'" | b"\"" => shown.letters += letters,
                    b"ID" => {
                        shown.picture = true;
                        at = end_of_picture(content, at);
                    }
                    b"Do" => {
                        if let Some(name) = &drawn {
                            draw(file, name, resources, shown, seen, depth)?;
                        }
                    }
                    _ => {}
                }
                letters = 0;
                drawn = None;
            }
            _ => {}
        }
    }
    Ok(())
}

fn visible(text: &[u8]) -> usize {
    text.iter().filter(|&&byte| !is_space(byte)).count()
}

/// Where the picture inside a content ends.
fn end_of_picture(content: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(step) = memchr::memmem::find(&content[at..], b"EI") {
        at += step;
        let before = at == from || is_space(content[at - 1]);
        let after = content.get(at + 2).is_none_or(|&byte| is_space(byte));
        if before && after {
            return at + 2;
        }
        at += 2;
    }
    content.len()
}

fn draw(
    file: &mut File<'_>,
    name: &[u8],
    resources: &Dict,
    shown: &mut Shown,
    seen: &mut FxHashSet<u32>,
    depth: usize,
) -> Result<(), Refused> {
    let Some(Object::Ref(number)) = file
        .dict(resources, b"XObject")
        .and_then(|drawings| drawings.get(name).cloned())
    else {
        return Ok(());
    };
    if depth >= DEPTH || !seen.insert(number) {
        return Ok(());
    }
    let Some(stream): Option<Stream> = file.stream(number) else {
        return Ok(());
    };
    if stream.dict.is(b"Subtype", b"Image") {
        shown.picture = true;
        return Ok(());
    }
    if !stream.dict.is(b"Subtype", b"Form") {
        return Ok(());
    }
    let own = file.dict(&stream.dict, b"Resources");
    match file.unpack(&stream) {
        Ok(content) => {
            let resources = own.as_ref().unwrap_or(resources);
            run(file, &content, resources, shown, seen, depth + 1)
        }
        Err(Refused::Unknown) => {
            shown.unsure = true;
            Ok(())
        }
        Err(refused) => Err(refused),
    }
}
