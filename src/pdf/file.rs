//! The objects of a PDF by number.
//!
//! The tables that say where objects stand are not trusted: the file is read from end to end once, and the last object
//! of a number counts. So a damaged table costs nothing, and no chain of tables can bite its tail.

use std::cell::Cell;

use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::filter::{Budget, Refused, unpack};
use super::object::{Dict, Object, blank, is_space, read};

/// Most objects of a file.
const OBJECTS: usize = 2_000_000;
/// Longest chain of references to references.
const CHAIN: usize = 16;
/// Most bytes of one object, its stream apart.
const LONGEST: usize = 1024 * 1024;
/// How many objects may be unreadable: each may cost the reading of as much as the longest one.
pub(super) const PATIENCE: usize = 200;
/// Most bytes that are read again because something refers to them.
const WORK: usize = 512 * 1024 * 1024;

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Stands {
    /// In the file.
    File(usize),
    /// In an unpacked stream of objects.
    Packed { stream: usize, at: usize },
}

/// A stream: its dictionary, and its bytes in the file.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    pub(super) dict: Dict,
    from: usize,
    to: usize,
}

/// A PDF, its objects found.
#[derive(Debug)]
pub(super) struct File<'b> {
    bytes: &'b [u8],
    stands: FxHashMap<u32, Stands>,
    packed: Vec<Vec<u8>>,
    /// The last dictionary that names the root, and one that says that the file is encrypted.
    pub(super) trailer: Dict,
    pub(super) protected: bool,
    pub(super) budget: Budget,
    /// Where the last stream ends: after it nobody looks for another end.
    last_end: usize,
    work: Cell<usize>,
}

impl<'b> File<'b> {
    /// Finds the objects. `Err` when they unpack to more than the budget.
    pub(super) fn open(bytes: &'b [u8], budget: usize) -> Result<File<'b>, Refused> {
        let mut file = File {
            bytes,
            stands: FxHashMap::default(),
            packed: Vec::new(),
            trailer: Dict::default(),
            protected: false,
            budget: Budget(budget),
            last_end: memchr::memmem::rfind(bytes, b"endstream").unwrap_or(0),
            work: Cell::new(0),
        };
        let mut streams = Vec::new();
        let mut catalog = None;
        file.walk(&mut streams, &mut catalog)?;
        file.trailers();
        if file.trailer.get(b"Root").is_none()
            && let Some(number) = catalog
        {
            let root = (b"Root".to_vec(), Object::Ref(number));
            file.trailer.0.push(root);
        }
        if !file.protected {
            for stream in streams {
                file.unpack_objects(&stream)?;
            }
        }
        Ok(file)
    }

    /// Goes over the file from object to object.
    fn walk(
        &mut self,
        streams: &mut Vec<Stream>,
        catalog: &mut Option<u32>,
    ) -> Result<(), Refused> {
        let finder = Finder::new(b"obj");
        let mut at = 0;
        let (mut count, mut unreadable) = (0, 0);
        while let Some(step) = finder.find(&self.bytes[at..]) {
            let word = at + step;
            at = word + 3;
            let Some(number) = self.number_before(word) else {
                continue;
            };
            count += 1;
            if count > OBJECTS || unreadable > PATIENCE {
                return Err(Refused::TooMuch);
            }
            self.stands.insert(number, Stands::File(at));
            let Some((object, end)) = self.read(at) else {
                unreadable += 1;
                continue;
            };
            at = end;
            let Object::Dict(dict) = object else {
                continue;
            };
            if dict.is(b"Type", b"Catalog") {
                *catalog = Some(number);
            }
            let Some((from, to)) = self.body(&dict, end) else {
                continue;
            };
            at = to;
            if dict.is(b"Type", b"XRef") {
                self.heard(&dict);
            } else if dict.is(b"Type", b"ObjStm") {
                streams.push(Stream { dict, from, to });
            }
        }
        Ok(())
    }

    /// The number of the object whose word `obj` stands at `at`.
    fn number_before(&self, at: usize) -> Option<u32> {
        let back = |mut end: usize, digits: bool| {
            let from = end;
            while end > 0 && from - end < 12 {
                let byte = self.bytes[end - 1];
                if byte.is_ascii_digit() != digits || (!digits && !is_space(byte)) {
                    break;
                }
                end -= 1;
            }
            (end < from).then_some(end)
        };
        let generation = back(back(at, false)?, true)?;
        let end = back(generation, false)?;
        let start = back(end, true)?;
        std::str::from_utf8(&self.bytes[start..end])
            .ok()?
            .parse()
            .ok()
    }

    /// The object of the file at `at`.
    fn read(&self, at: usize) -> Option<(Object, usize)> {
        let end = self.bytes.len().min(at.saturating_add(LONGEST));
        read(self.bytes.get(..end)?, at)
    }

    /// The bytes of the stream whose dictionary ends at `end`.
    fn body(&self, dict: &Dict, end: usize) -> Option<(usize, usize)> {
        if end > self.last_end {
            return None;
        }
        let at = blank(self.bytes, end);
        let rest = self.bytes.get(at..)?.strip_prefix(b"stream")?;
        let from = at
            + 6
            + match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => 0,
            };
        if let Some(Object::Number(length)) = dict.get(b"Length")
            && let Ok(length) = usize::try_from(*length)
            && let Some(to) = from.checked_add(length)
            && let Some(after) = self.bytes.get(to..)
        {
            let blanks = after
                .iter()
                .take(4)
                .take_while(|&&byte| is_space(byte))
                .count();
            if after[blanks..].starts_with(b"endstream") {
                return Some((from, to));
            }
        }
        let length = Finder::new(b"endstream").find(&self.bytes[from..])?;
        Some((from, from + length))
    }

    fn trailers(&mut self) {
        let mut unreadable = 0;
        for at in Finder::new(b"trailer").find_iter(self.bytes) {
            match self.read(at + 7) {
                Some((Object::Dict(dict), _)) => self.heard(&dict),
                Some(_) => {}
                None => unreadable += 1,
            }
            if unreadable > PATIENCE {
                break;
            }
        }
    }

    /// Takes what a trailer says; the last one counts.
    fn heard(&mut self, dict: &Dict) {
        self.protected |= matches!(dict.get(b"Encrypt"), Some(Object::Ref(_) | Object::Dict(_)));
        for name in [b"Root".as_slice(), b"Info"] {
            if let Some(value @ (Object::Ref(_) | Object::Dict(_))) = dict.get(name) {
                self.trailer.0.push((name.to_vec(), value.clone()));
            }
        }
    }

    fn unpack_objects(&mut self, stream: &Stream) -> Result<(), Refused> {
        let number = |name| match stream.dict.get(name) {
            Some(Object::Number(number)) => usize::try_from(*number).ok(),
            _ => None,
        };
        let (Some(count), Some(first)) = (number(b"N"), number(b"First")) else {
            return Ok(());
        };
        let from = stream.from;
        let raw = &self.bytes[from..stream.to];
        let bytes = match unpack(&stream.dict, raw, &mut self.budget) {
            Ok(bytes) => bytes,
            Err(Refused::Unknown) => return Ok(()),
            Err(refused) => return Err(refused),
        };
        let mut at = 0;
        for _ in 0..count.min(bytes.len()) {
            let Some((Object::Number(number), end)) = read(&bytes, at) else {
                break;
            };
            let Some((Object::Number(offset), end)) = read(&bytes, end) else {
                break;
            };
            at = end;
            if let (Ok(number), Ok(offset)) = (u32::try_from(number), usize::try_from(offset))
                && let Some(at) = first.checked_add(offset).filter(|&at| at < bytes.len())
            {
                let stream = self.packed.len();
                // A newer object of the file itself stands after the stream.
                let newer = |stands: &Stands| matches!(stands, Stands::File(at) if *at > from);
                if !self.stands.get(&number).is_some_and(newer) {
                    self.stands.insert(number, Stands::Packed { stream, at });
                }
            }
        }
        self.packed.push(bytes);
        Ok(())
    }

    /// An object by its number.
    fn object(&self, number: u32) -> Option<Object> {
        if self.work.get() > WORK {
            return None;
        }
        let (from, read) = match *self.stands.get(&number)? {
            Stands::File(at) => (at, self.read(at)),
            Stands::Packed { stream, at } => (at, read(&self.packed[stream], at)),
        };
        let cost = read.as_ref().map_or(LONGEST, |(_, end)| end - from);
        self.work.set(self.work.get() + cost);
        read.map(|(object, _)| object)
    }

    /// What a value is: itself, or what it refers to.
    pub(super) fn follow(&self, object: &Object) -> Option<Object> {
        let mut object = object.clone();
        for _ in 0..CHAIN {
            match object {
                Object::Ref(number) => object = self.object(number)?,
                other => return Some(other),
            }
        }
        None
    }

    /// A value of a dictionary, followed.
    pub(super) fn get(&self, dict: &Dict, name: &[u8]) -> Option<Object> {
        self.follow(dict.get(name)?)
    }

    /// A dictionary in a dictionary.
    pub(super) fn dict(&self, dict: &Dict, name: &[u8]) -> Option<Dict> {
        match self.get(dict, name)? {
            Object::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    /// A stream by its number.
    pub(super) fn stream(&self, number: u32) -> Option<Stream> {
        let Stands::File(at) = *self.stands.get(&number)? else {
            return None;
        };
        let (Object::Dict(dict), end) = self.read(at)? else {
            return None;
        };
        let (from, to) = self.body(&dict, end)?;
        Some(Stream { dict, from, to })
    }

    /// The bytes of a stream.
    pub(super) fn unpack(&mut self, stream: &Stream) -> Result<Vec<u8>, Refused> {
        let raw = &self.bytes[stream.from..stream.to];
        unpack(&stream.dict, raw, &mut self.budget)
    }
}
