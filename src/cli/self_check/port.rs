//! Which port the preview gets.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::{Both, Text};
use skillweek_serve::machine::Port;

const TOPIC: Topic = Topic { name: "port", label: Both::new("端口", "port") };

/// Tries the ports of `serve`.
pub fn check() -> Finding {
    judge(Port::find())
}

fn judge(found: Result<Port, Text>) -> Finding {
    match found {
        Ok(Port { number, instead_of: None }) => Finding::good(
            TOPIC,
            text!("{number} 空闲，预览就用它", "{number} is free for the preview"),
        ),
        // Nothing has to be done: `serve` says which one it takes.
        Ok(Port { number, instead_of: Some(taken) }) => Finding::good(
            TOPIC,
            text!(
                "{taken} 被占用（也许有一个预览还开着），预览改用 {number}",
                "{taken} is taken, maybe by another preview; the preview takes {number}"
            ),
        ),
        Err(Text { zh, en }) => Finding::warning(
            TOPIC,
            Text { zh, en },
            text!(
                "预览用不了，生成网站不受影响；请看防火墙或安全软件有没有拦住 skillweek",
                "there is no preview, but sites can be built; see whether a firewall blocks skillweek"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    #[test]
    fn a_taken_port_is_no_trouble() {
        let free = judge(Ok(Port { number: 4000, instead_of: None }));
        let other = judge(Ok(Port { number: 4002, instead_of: Some(4000) }));
        assert_eq!((free.state, other.state), (State::Good, State::Good));
        assert!(other.what.zh.contains("4000") && other.what.zh.contains("4002"));
        assert_eq!(judge(Err(text!("不行", "no"))).state, State::Warning);
    }
}
