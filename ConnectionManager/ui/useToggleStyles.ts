import { makeStyles, tokens } from '@fluentui/react-components';

/** Styles of small buttons that are on or off: Fluent's own difference between the two is hard to see. */
export const useToggleStyles = makeStyles({
  root: { minWidth: 0, maxWidth: '100%', fontWeight: tokens.fontWeightRegular, columnGap: tokens.spacingHorizontalXS },
  checked: { boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}` },
});
