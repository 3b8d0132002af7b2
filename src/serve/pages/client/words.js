/* What the preview says, in the language of the command. */
var words = element.dataset.lang === 'en' ? {
  errors: function (n) { return n === 1 ? '1 error' : n + ' errors'; },
  warnings: function (n) { return n === 1 ? '1 warning' : n + ' warnings'; },
  infos: function (n) { return n === 1 ? '1 note' : n + ' notes'; },
  good: 'No findings', bar: 'Preview', tools: 'Tools of the preview', close: 'Close', copy: 'Copy', copied: 'Copied', open: 'Open in the editor', help: 'What to do',
  sites: 'All sites', day: 'As of', dayReset: 'Today', dayHint: 'Show the pages as they will be on that day',
  lead: 'Files with errors are shown as they were when they were last good. This goes by itself when the errors are mended.',
  leadWarnings: 'Warnings do not keep you from publishing, but they are worth a look.',
  more: function (n) { return 'and ' + n + ' more: run skillweek check'; },
  lost: 'The preview has stopped. Start skillweek serve again and this page comes back by itself.',
  audit: 'Check this page', auditGood: 'Nothing found on this page.', auditLead: 'Found by looking at this page as it is shown:', show: 'Show',
  line: function (n) { return ':' + n; },
  found: {
    alt: 'A picture without a text', name: 'A link or button without a name', label: 'A field without a label', heading: 'A heading skips a level',
    title: 'The title is longer than 60 characters', id: 'Two elements have one id', wide: 'Something is wider than the screen', target: 'A target smaller than 24 pixels', contrast: 'Hard to read: contrast below 4.5:1'
  }
} : {
  errors: function (n) { return n + ' 个错误'; },
  warnings: function (n) { return n + ' 个警告'; },
  infos: function (n) { return n + ' 个提示'; },
  good: '没有问题', bar: '预览', tools: '预览工具', close: '关闭', copy: '复制', copied: '已复制', open: '在编辑器里打开', help: '怎样改',
  sites: '全部站点', day: '假定今天是', dayReset: '回到今天', dayHint: '看看那一天网站是什么样子',
  lead: '有错误的文件，网页上停在上一次没有错误的样子。改正并保存以后，这里会自动消失。',
  leadWarnings: '警告不影响发布，但应该看一看。',
  more: function (n) { return '还有 ' + n + ' 处，请运行 skillweek check'; },
  lost: '预览已停止。重新运行 skillweek serve，本页会自动恢复。',
  audit: '检查本页', auditGood: '本页没有查出问题。', auditLead: '按浏览器里看到的样子，本页有：', show: '指给我看',
  line: function (n) { return ' 第 ' + n + ' 行'; },
  found: {
    alt: '图片没有说明', name: '链接或按钮没有名称', label: '输入框没有说明', heading: '标题跳级',
    title: '页面标题超过 60 字', id: '两处用了同一个 id', wide: '内容比屏幕宽', target: '点击区小于 24 像素', contrast: '文字看不清：对比度不到 4.5:1'
  }
};

