import { makeStyles, tokens } from '@fluentui/react-components';
import { underlinedInForcedColors } from './forcedColors';

/** Styles of what stands in a details pane: sections, and lists of things with a line between them. */
export const useDetailsStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  heading: { marginTop: 0, marginBottom: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  evidence: { color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', paddingLeft: 0, paddingRight: 0, marginTop: 0, marginBottom: 0 },
  item: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXS,
    paddingTop: tokens.spacingVerticalMNudge,
    paddingBottom: tokens.spacingVerticalMNudge,
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: 'solid',
    borderTopColor: tokens.colorNeutralStroke2,
  },
  traits: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXXS },
  text: { textAlign: 'start', overflowWrap: 'anywhere' },
  itemName: { textAlign: 'start', overflowWrap: 'anywhere', ...underlinedInForcedColors },
});
