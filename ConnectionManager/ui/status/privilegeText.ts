import type { PrivilegeRight } from '../../model/flow/stepNeed';
import type { NeededPrivilege, PrivilegeDepth, UndeterminedNeed } from '../../model/privileges/privileges';
import type { TextKey } from '../../strings/TextKey';
import type { Texts } from '../../strings/texts';

const rights: Readonly<Record<PrivilegeRight, TextKey>> = {
  Append: 'Right_Append',
  AppendTo: 'Right_AppendTo',
  Assign: 'Right_Assign',
  Create: 'Right_Create',
  Delete: 'Right_Delete',
  Read: 'Right_Read',
  Share: 'Right_Share',
  Write: 'Right_Write',
};

const depths: Readonly<Record<PrivilegeDepth | 'none' | 'unknown', TextKey>> = {
  basic: 'Depth_Basic',
  local: 'Depth_Local',
  deep: 'Depth_Deep',
  global: 'Depth_Global',
  none: 'Depth_None',
  unknown: 'Depth_Unknown',
};

const undetermined: Readonly<Record<UndeterminedNeed['reason'], TextKey>> = {
  'custom-operation': 'Undetermined_CustomOperation',
  'dynamic-table': 'Undetermined_DynamicTable',
  'unknown-table': 'Undetermined_UnknownTable',
};

/**
 * A privilege as a security role's form shows it, such as `Append To on account`.
 *
 * @param need The privilege that steps need.
 * @param texts The texts of the control.
 * @returns The right and the table, and whether it's needed in some cases only.
 */
export function needText({ right, table, perhaps }: NeededPrivilege, texts: Texts): string {
  return texts.text(perhaps ? 'Privilege_Perhaps' : 'Privilege_Needed', { right: texts.text(rights[right]), table });
}

/**
 * How far a privilege is held, in the words of a security role's form.
 *
 * @param depth The access level.
 * @param texts The texts of the control.
 * @returns Such as `Business unit`.
 */
export function depthText(depth: PrivilegeDepth | 'none' | 'unknown', texts: Texts): string {
  return texts.text(depths[depth]);
}

/**
 * Why the privileges that steps need can't be told.
 *
 * @param need What steps do.
 * @param texts The texts of the control.
 * @returns A sentence, with the table where one is named.
 */
export function undeterminedText({ reason, table }: UndeterminedNeed, texts: Texts): string {
  return texts.text(undetermined[reason], { table: table ?? '' });
}
