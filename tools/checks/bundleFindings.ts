import type { Finding, FindingName } from './finding';

interface Mark {
  readonly name: FindingName;
  readonly pattern: RegExp;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

const TWO_COPIES = 'two copies do not share context and hooks: themes, focus and portals break, and the bundle grows';

/**
 * What only the code of these libraries contains. Properties and strings are looked for, because minifiers keep them.
 * - React marks the prototype of its own `Component` with `isReactComponent`; others only read it, and `react/jsx-runtime`,
 *   which is bundled rightly, reads the internals of the React outside.
 * - react-dom keeps its root and its instances on DOM elements under `_reactRootContainer` and `__react...$`; its server part
 *   writes `data-reactroot`.
 * - Every Fluent component lists the class names of its slots, `root: 'fui-Button'` first; icons, which are no platform library
 *   and so are bundled rightly, list none. Theme and tokens are known by two neighbours in their list of colours.
 */
const MARKS: readonly Mark[] = [
  {
    name: 'bundle-eval',
    pattern: /\beval\s*\(/,
    what: 'the bundle contains eval(',
    why: 'development builds do, and the solution checker refuses them (rule web-avoid-eval)',
    fix: 'run npm run build, which builds for production; if it stays, find the library that brings it',
  },
  {
    name: 'bundled-react',
    pattern: /\.isReactComponent\s*=(?!=)/,
    what: 'the bundle contains a copy of React',
    why: TWO_COPIES,
    fix: 'import exactly `react`, so that the platform\'s is used; look for a library that brings its own',
  },
  {
    name: 'bundled-react-dom',
    pattern: /_reactRootContainer|__reactInternalInstance\$|__reactContainer\$|data-reactroot/,
    what: 'the bundle contains react-dom',
    why: 'it is no platform library of a control, so each import of it adds some 120 KB and a second renderer',
    fix: 'do not import react-dom; look for a library that does (for flushSync or createPortal)',
  },
  {
    name: 'bundled-fluent',
    pattern: /\broot\s*:\s*["']fui-[A-Z]|\bcolorNeutralForeground1:[^,]{1,60},[^,:]{0,60}\bcolorNeutralForeground1Hover:/,
    what: 'the bundle contains parts of Fluent',
    why: TWO_COPIES,
    fix: 'import from exactly `@fluentui/react-components`, no sub-path and no other @fluentui or @griffel package but react-icons',
  },
];

/**
 * Checks the text of a control's bundle for what must not be in it.
 * @param bundle The text of bundle.js.
 * @returns What is wrong; empty when nothing is.
 */
export function bundleFindings(bundle: string): Finding[] {
  return MARKS.filter(({ pattern }) => pattern.test(bundle)).map(({ name, what, why, fix }) => ({ name, what, why, fix }));
}
