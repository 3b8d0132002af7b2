//! Chinese translations of the template engine's messages. Messages that authors of templates meet
//! are recognized by their beginning; others are quoted.

/// Translations by the beginning of a message. `{0}` and `{1}` stand for its words between
/// backticks.
const KNOWN: &[(&str, &str)] = &[
    // Names
    ("Unknown filter", "没有过滤器 `{0}`"),
    ("Filter `", "没有过滤器 `{0}`"),
    ("Unknown template", "没有模板 `{0}`"),
    ("Template '", "没有这个模板"),
    ("Unknown function", "没有函数 `{0}`"),
    ("Unknown test", "没有判断 `{0}`"),
    ("Unknown component", "没有组件 `{0}`"),
    ("Component '", "没有这个组件"),
    ("Unknown tag", "没有这种标签：{% 后面的词写错了"),
    ("Variable `", "没有变量 `{0}`"),
    ("Field `", "没有变量 `{0}`"),
    ("Block `", "没有块 `{0}`"),
    // Values
    ("Tried to render a variable that is undefined", "要显示的变量没有值"),
    ("Tried to escape an undefined value", "要显示的变量没有值"),
    ("Cannot index into an undefined value", "点号或方括号前面的变量没有值"),
    ("Index expression is undefined", "方括号里的变量没有值"),
    ("Cannot slice an undefined value", "要截取的变量没有值"),
    ("Iteration not possible on type", "for 不能用在{0}上，只能用在列表上"),
    ("Key/value iteration is not possible", "for 名, 值 不能用在{0}上，只能用在映射上"),
    ("Math operations can only be done on numbers", "只有数字能计算，这里是{0}"),
    ("Only numbers can be used in arithmetic", "只有数字能计算，这里是{0}"),
    ("`+` requires both operands to be numbers", "加号两边都要是数字；连接文字用 ~"),
    ("Cannot compare", "{0}和{1}不能比较"),
    ("Cannot sort", "{0}和{1}不能一起排序"),
    ("Cannot divide by 0", "除数是 0"),
    ("`in` cannot be used on", "in 不能用在{0}上"),
    ("Value of type", "值的类型不适合这个过滤器"),
    // Arguments
    ("Missing keyword argument", "少了参数 `{0}`"),
    ("Invalid type for the value", "值的类型不对：应是{0}，这里是{1}"),
    ("Invalid argument", "参数 `{0}` 写得不对"),
    ("Unknown argument(s)", "组件没有参数 `{0}`"),
    ("Component argument", "组件的参数 `{0}` 类型不对"),
    ("Implicit argument", "组件少了参数 `{0}`"),
    ("Value `", "数 `{0}` 太大或太小"),
    // Syntax
    ("Unexpected end of input", "没有写完，少了 {% endif %}、{% endfor %} 或 }}"),
    ("Unexpected character", "这里有模板里不能用的符号"),
    ("String opened with", "引号没有成对"),
    ("unexpected end of string", "引号没有成对"),
    ("unexpected escape character", "文字里的反斜杠后面只能是 n、t、r、引号或反斜杠"),
    ("unexpected end of raw block", "少了 {% endraw %}"),
    ("Closing comment tag", "注释没有写完，少了 #}"),
    ("Invalid float", "小数写得不对"),
    ("Invalid Integer", "整数写得不对"),
    ("super() called outside of a block", "super() 只能写在 {% block %} 里"),
    ("Tried to use super() in the top level block", "最上层的模板里没有可以 super() 的块"),
];

/// The engine's names for types of values and for tokens.
const NAMES: &[(&str, &str)] = &[
    ("string", "文字"),
    ("String", "文字"),
    ("array", "列表"),
    ("Array", "列表"),
    ("map/struct", "映射"),
    ("map", "映射"),
    ("Map", "映射"),
    ("bool", "真假值"),
    ("integer", "整数"),
    ("float", "小数"),
    ("number", "数字"),
    ("undefined", "空值"),
    ("none", "空值"),
    ("identifier", "名称"),
    ("ident", "名称"),
];

/// The message in Chinese; an unknown one is quoted.
pub fn chinese(said: &str) -> String {
    if let Some((found, expected)) = mismatch(said) {
        return format!("这里写的是 {}，应该是{expected}", name(found));
    }
    let known = KNOWN.iter().find(|(beginning, _)| said.starts_with(beginning));
    let Some((_, zh)) = known else {
        return format!("写法有误，模板引擎的说明是：{said}");
    };
    let mut quoted = said.split('`').skip(1).step_by(2);
    // Only types are translated; names chosen by authors stay as they are.
    let mut next = |zh: String, mark: &str| {
        let word = quoted.next().unwrap_or_default();
        zh.replace(&format!("`{mark}`"), &format!("`{word}`")).replace(mark, name(word))
    };
    let zh = next((*zh).to_owned(), "{0}");
    next(zh, "{1}")
}

/// Parses `Found … but expected ….`: the token found, and the expected ones in Chinese.
fn mismatch(said: &str) -> Option<(&str, String)> {
    let (found, expected) = said.strip_prefix("Found ")?.split_once(" but expected ")?;
    if expected.starts_with("one of: ") {
        return Some((found, "一个值：变量、文字、数字、列表或映射".to_owned()));
    }
    let parts = expected.trim_end_matches('.').split(", ").flat_map(|part| part.split(" or "));
    let bare = |part: &'_ str| {
        let part = part.strip_prefix("an ").or(part.strip_prefix("a ")).unwrap_or(part);
        name(part).to_owned()
    };
    Some((found, parts.map(bare).collect::<Vec<_>>().join("、")))
}

fn name(word: &str) -> &str {
    let bare = word.trim_matches('`');
    NAMES.iter().find(|(en, _)| *en == bare).map_or(word, |(_, zh)| zh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_mistakes_are_told_in_chinese() {
        let cases = [
            ("Unknown filter `nofilter`", "没有过滤器 `nofilter`"),
            ("Missing keyword argument `value`", "少了参数 `value`"),
            (
                "Invalid type for the value, expected `string` but got `array`",
                "值的类型不对：应是文字，这里是列表",
            ),
            ("Cannot compare `string` with `map`", "文字和映射不能比较"),
            ("Field `map` is not defined", "没有变量 `map`"),
            ("Found `%}` but expected identifier.", "这里写的是 `%}`，应该是名称"),
            (
                "Found `%}` but expected one of: integer, float or `(`",
                "这里写的是 `%}`，应该是一个值：变量、文字、数字、列表或映射",
            ),
            ("Found `x` but expected `/` or `>`", "这里写的是 `x`，应该是`/`、`>`"),
            ("Something new", "写法有误，模板引擎的说明是：Something new"),
        ];
        for (said, zh) in cases {
            assert_eq!(chinese(said), zh, "{said}");
        }
    }
}
