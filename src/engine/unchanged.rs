//! Whether a build would do just what the last one did: nothing changed, nothing done.
//!
//! In: what the outside is known by without being read, and what was asked. Out: what the last build said, if its
//! question was the same and the public folder is as it left it. Whatever cannot be told counts as a change; an answer
//! that is damaged, old or of another program is none.

use serde::{Deserialize, Serialize};

use super::*;

/// What was asked of a build: everything that its result rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    place: Digest,
    whole: Digest,
}

/// What a build said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The findings, as they were printed.
    pub findings: String,
    /// The name of the entity.
    pub entity: String,
    /// Pages.
    pub pages: usize,
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
    /// What is said of each checklist.
    pub packs: Vec<String>,
    /// The digest of the output.
    pub seal: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Answer {
    question: String,
    public: String,
    said: Said,
}

impl Question {
    /// The question of a build. `asked` is what else it rests on, in words: the program, the options, the form in which
    /// findings are printed; `target` is where the output goes. `None` if a file changed a moment ago.
    pub fn of(host: &dyn Host, target: &str, asked: &str) -> Result<Option<Question>, Fault> {
        let mut whole = format!("{asked}\0{target}\0{}\0", host.today());
        let Some(head) = host.head() else {
            return Ok(None);
        };
        whole.push_str(&head);
        for entry in host.list()? {
            // One that leads out of the tree is told, and never read.
            let stamp = match (entry.escapes, entry.stamp) {
                (true, _) => String::new(),
                (false, Some(stamp)) => stamp.to_string(),
                (false, None) => return Ok(None),
            };
            whole.push_str(&format!("{}\0{stamp}\0", entry.path));
        }
        let place = format!("lo que dijo la última construcción\0{target}");
        Ok(Some(Question {
            place: Digest::of(place.as_bytes()),
            whole: Digest::of(whole.as_bytes()),
        }))
    }

    /// What the last build said, if nothing changed since.
    pub fn answer(&self, host: &dyn Host, stage: &dyn Stage) -> Option<Said> {
        let kept = host.store().get(self.place)?;
        let answer: Answer = serde_json::from_slice(&kept).ok()?;
        let same = answer.question == self.whole.to_string()
            && answer.public == stage.standing()?.to_string();
        same.then_some(answer.said)
    }

    /// Keeps what a build said that was published.
    pub fn keep(&self, host: &dyn Host, stage: &dyn Stage, said: &Said) {
        let Some(public) = stage.standing() else {
            return;
        };
        let answer = Answer {
            question: self.whole.to_string(),
            public: public.to_string(),
            said: said.clone(),
        };
        // What cannot be kept is said again by the next build.
        if let Ok(bytes) = serde_json::to_vec(&answer) {
            host.store().put(self.place, &bytes);
        }
    }
}
