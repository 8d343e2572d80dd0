import { makeStyles, tokens } from '@fluentui/react-components';

/** Styles of choices on a page where settings are edited: what each means, and why some aren't available. */
export const useSettingsStyles = makeStyles({
  choices: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS, alignItems: 'stretch' },
  choice: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  about: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    paddingLeft: tokens.spacingHorizontalXXXL,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
  },
  /** What a choice is called, over Fluent's own colors of what isn't chosen. */
  label: { color: tokens.colorNeutralForeground1 },
  unavailable: { opacity: 0.5, '@media (forced-colors: active)': { opacity: 1, '& label > *': { color: 'GrayText' } } },
  group: { borderTopWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0, padding: 0, marginLeft: 0, marginRight: 0, minWidth: 0 },
});
