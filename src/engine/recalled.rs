//! What was read in pages, from one build to the next: a page of the same bytes is not read, nor weighed, again.
//!
//! In: the store of the last build. Out: the facts of the pages that it made too, and the store for the next one. What
//! another program kept is not taken: it may have read otherwise.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::audit::kept::{self, Kept};
use crate::audit::{self, Common, Known, PageFacts, Scale};

/// What earlier builds read.
#[derive(Debug, Default)]
pub struct Recalled {
    kept: Kept,
    /// Where what this build reads is kept, if it is.
    place: Option<Digest>,
    /// Pages that had to be read.
    read: AtomicUsize,
}

impl Recalled {
    /// What is in the store. A check reads it and keeps nothing.
    pub(super) fn of(host: &dyn Host, stage: &dyn Stage) -> Recalled {
        let place = Digest::of("lo que se leyó en las páginas".as_bytes());
        let bytes = host.store().get(place).unwrap_or_default();
        let own = bytes.strip_prefix(&program(host)[..]);
        Recalled {
            kept: own.map(Kept::read).unwrap_or_default(),
            place: Some(place).filter(|_| host.store().keeps() && stage.lasts()),
            read: AtomicUsize::new(0),
        }
    }

    /// What pages of a catalogue are read with.
    pub(super) fn reader<'a>(&'a self, catalog: &'a Catalog) -> Reader<'a> {
        Reader {
            catalog,
            recalled: self,
        }
    }

    /// Forgets what no page took. Gives the place for what is read now, if it is worth keeping: of a site in which few
    /// pages are others, those few are read again sooner than everything is written.
    pub(super) fn done(self, pages: usize) -> Place {
        let read = self.read.into_inner();
        Place(self.place.filter(|_| read > pages / 20))
    }
}

/// Where what a build read in pages is kept, if it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place(Option<Digest>);

impl Place {
    /// Keeps what was read in the pages of a site, of whose files `digest` tells what they are.
    pub(super) fn keep(
        self,
        host: &dyn Host,
        site: &Site,
        catalog: &Catalog,
        digest: impl Fn(&str) -> Option<Digest>,
    ) {
        let Some(place) = self.0 else {
            return;
        };
        let pages = site.pages.iter().filter_map(|page| {
            let digest = digest(&plan::file_of(&page.route))?;
            let (_, limit) = audit::budget(catalog, page.role, page.doc);
            Some((digest, limit, &page.facts))
        });
        let pages: Vec<_> = pages.collect();
        let mut bytes = program(host).to_vec();
        kept::write(&pages, &mut bytes);
        host.store().put(place, &bytes);
    }
}

fn program(host: &dyn Host) -> [u8; 32] {
    Digest::of(host.program().as_bytes()).bytes()
}

/// What pages are read with: what they may weigh, and what was read in them before.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    catalog: &'a Catalog,
    recalled: &'a Recalled,
}

impl Reader<'_> {
    /// The facts of a page: of its bytes, and of their digest if they were put out.
    pub(super) fn facts(
        self,
        page: &Page,
        (bytes, digest): (&[u8], Option<Digest>),
        common: &Common,
        (known, scale): &mut (Known, Scale),
    ) -> PageFacts {
        let (_, limit) = audit::budget(self.catalog, page.role, page.doc);
        let before = digest.and_then(|digest| self.recalled.kept.take(digest, limit));
        before.unwrap_or_else(|| {
            self.recalled.read.fetch_add(1, Ordering::Relaxed);
            PageFacts {
                packed: scale.packed(bytes, limit),
                ..audit::read_with(&String::from_utf8_lossy(bytes), common, known)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::memory::{MemoryHost, MemoryStage, MemoryStore};

    fn portal() -> MemoryHost {
        let mut host = MemoryHost::new(jiff::civil::date(2026, 11, 24));
        host.store = Some(Arc::default());
        host.write(
            "portal.toml",
            "base = \"https://www.ejemplo.gov.co\"\n[entidad]\nnombre = \"Alcaldía\"\n[[idiomas]]\ncodigo = \"es\"\nnombre = \"Español\"\n",
        );
        host.write(
            "content/secciones/inicio.md",
            "+++\ntitulo = \"Inicio\"\nruta = \"/\"\n+++\nBienvenida.\n",
        );
        host
    }

    fn store(host: &MemoryHost) -> &MemoryStore {
        host.store.as_deref().expect("it has a store")
    }

    fn build(host: &MemoryHost) -> Build {
        run(host, &MemoryStage::default(), Options::default()).expect("no fault")
    }

    /// The digest of a page, and the facts that are recalled of it.
    fn recalled(host: &MemoryHost, page: &Page, catalog: &Catalog) -> Option<PageFacts> {
        let stage = MemoryStage::default();
        run(host, &stage, Options::default()).expect("no fault");
        let files = stage.files();
        let digest = Digest::of(&files[&plan::file_of(&page.route)]);
        let (_, limit) = audit::budget(catalog, page.role, page.doc);
        Recalled::of(host, &MemoryStage::default()).kept.take(digest, limit)
    }

    #[test]
    fn what_was_read_in_every_page_is_recalled_by_the_same_program_alone() {
        let host = portal();
        let first = build(&host);
        assert!(first.site.pages.len() > 3);
        for page in &first.site.pages {
            let facts = recalled(&host, page, &first.catalog);
            assert_eq!(facts.as_ref(), Some(&page.facts), "{}", page.route);
        }
        // Facts that are not those of the page show that it is not read again.
        let mut other = Site::default();
        let mut page = first.site.pages[0].clone();
        let digest = {
            let stage = MemoryStage::default();
            run(&host, &stage, Options::default()).expect("no fault");
            Digest::of(&stage.files()[&plan::file_of(&page.route)])
        };
        page.facts.title = "Otra cosa".to_owned();
        let route = page.route.clone();
        other.pages = vec![page];
        let place = Recalled::of(&host, &MemoryStage::default())
            .place
            .expect("there is a store");
        Place(Some(place)).keep(&host, &other, &first.catalog, |_| Some(digest));
        let title = |build: &Build| {
            let page = build.site.pages.iter().find(|page| page.route == route);
            page.expect("it is still there").facts.title.clone()
        };
        assert_eq!(title(&build(&host)), "Otra cosa");
        // What another program kept is not believed.
        let kept = store(&host).kept()[&place].clone();
        let mut foreign = kept.clone();
        foreign[0] ^= 1;
        store(&host).kept().insert(place, foreign);
        assert_eq!(title(&build(&host)), first.site.pages[0].facts.title);
    }

    #[test]
    fn a_site_in_which_little_is_another_is_not_kept_again() {
        let read = |read: usize, pages: usize| {
            let recalled = Recalled {
                place: Some(Digest::of(b"")),
                read: AtomicUsize::new(read),
                ..Recalled::default()
            };
            recalled.done(pages).0.is_some()
        };
        assert!(read(1, 1) && read(6, 100) && read(100, 100));
        assert!(!read(0, 1) && !read(5, 100) && !read(0, 0));
    }
}
