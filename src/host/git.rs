//! Reads the dates of files from one `git log`. Without git, without a repository or without commits: nothing.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use super::{CHANGES, Changed, Committed, History};
use crate::model::Stamp;

/// Marks a commit in the log; a path never holds this byte.
const MARK: char = '\u{1}';
/// Stands before the first line of its message.
const NOTE: char = '\u{2}';

pub(super) fn history(root: &Path) -> History {
    let Some(shallow) = git(root, &["rev-parse", "--is-shallow-repository"]) else {
        return History::default();
    };
    let log = git(
        root,
        &[
            "-c",
            "core.quotePath=false",
            "log",
            "--no-renames",
            "--no-merges",
            "--relative",
            "--name-only",
            "-z",
            "--format=%x01%H %ct %ci%x02%s",
        ],
    );
    let mut history = parse(&log.unwrap_or_default());
    history.shallow = shallow.trim() == "true";
    if let Some(head) = git(root, &["log", "-1", "--format=%H %ct %ci"])
        && let Some((commit, stamp)) = head_line(&head)
    {
        history.commit = Some(commit.to_owned());
        history.head = Some(stamp);
    }
    history
}

/// What the history is known by: the commit, and whether it was cut. Empty where there is no history.
pub(super) fn head(root: &Path) -> String {
    let asked = ["rev-parse", "--is-shallow-repository", "HEAD"];
    git(root, &asked).unwrap_or_default()
}

fn git(root: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(args)
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn head_line(line: &str) -> Option<(&str, Stamp)> {
    let mut words = line.split_whitespace();
    let (commit, seconds) = (words.next()?, words.next()?.parse().ok()?);
    let zone = words.next_back()?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let hours: i32 = zone.get(1..3)?.parse().ok()?;
    let minutes: i32 = zone.get(3..5)?.parse().ok()?;
    let stamp = Stamp::from_unix(seconds, sign * (hours * 3600 + minutes * 60))?;
    Some((commit, stamp))
}

/// The log goes from the newest commit to the oldest: the first mention of a file is its last commit.
fn parse(log: &str) -> History {
    let mut history = History::default();
    for commit in log.split(MARK).skip(1) {
        let mut parts = commit.split('\0');
        let head = parts.next().unwrap_or_default();
        let (head, note) = head.split_once(NOTE).unwrap_or((head, ""));
        let Some((commit, stamp)) = head_line(head) else {
            continue;
        };
        let commit: Arc<str> = commit.into();
        let note: Arc<str> = Arc::from(note.trim());
        for path in parts
            .map(|path| path.trim_start_matches('\n'))
            .filter(|path| !path.is_empty())
        {
            let path = super::disk::composed(path);
            let changes = history.changes.entry(Arc::clone(&path)).or_default();
            if changes.len() < CHANGES {
                changes.push(Changed {
                    at: stamp,
                    note: Arc::clone(&note),
                });
            }
            history
                .files
                .entry(path)
                .and_modify(|known| known.first = stamp)
                .or_insert(Committed {
                    first: stamp,
                    last: stamp,
                    commit: Arc::clone(&commit),
                });
        }
    }
    history
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_mention_of_a_file_is_its_last_change() {
        let log = "\u{1}b 200 1970-01-01 00:03:20 +0000\u{2}Fix: a \u{2}date\0\n\0a.md\0\u{1}a 100 1969-12-31 19:01:40 -0500\0\nb.md\0a.md\0";
        let history = parse(log);
        let file = history.files.get("a.md").expect("a.md is in both commits");
        assert_eq!((file.first.unix(), file.last.unix()), (100, 200));
        assert_eq!(&*file.commit, "b");
        assert_eq!(file.first.rfc3339(), "1969-12-31T19:01:40-05:00");
        assert_eq!(history.files.len(), 2);
        let notes: Vec<&str> = history.changes["a.md"]
            .iter()
            .map(|change| &*change.note)
            .collect();
        assert_eq!(notes, ["Fix: a \u{2}date", ""]);
    }
}
