import type { AccessName } from '../schema/schema';
import stock from './rolePrivileges.json';

/** Depths of a privilege in a role, as Dataverse numbers them in `privilegedepthmask`. */
export const depthMasks = { Basic: 1, Local: 2, Deep: 4, Global: 8 } as const;

/** A depth's name. */
export type Depth = keyof typeof depthMasks;

/** An access right's name, as it stands in a privilege's name. */
export type Access = AccessName;

/** A table's privileges: the word in their names, who owns its rows, which accesses there are, ids where they are known. */
export interface TablePrivileges {
  privilegeName: string;
  ownership: 'user' | 'business' | 'organization';
  accesses: readonly Access[];
  ids?: Readonly<Partial<Record<Access, string>>>;
}

/** What a role allows: table, depth, accesses. */
export type RoleTables = Readonly<Record<string, Readonly<Partial<Record<Depth, readonly Access[]>>>>>;

/** The security roles of the sample. */
export type RoleName = keyof typeof stock.roles | 'Contoso Operations';

const every: readonly Access[] = ['Create', 'Read', 'Write', 'Delete', 'Append', 'AppendTo', 'Assign', 'Share'];

/** The company's own tables: logical name and schema name, which is the word in the privilege names. */
export const companyTables = {
  contoso_order: 'contoso_Order',
  contoso_orderline: 'contoso_OrderLine',
  contoso_invoice: 'contoso_Invoice',
  contoso_contract: 'contoso_Contract',
  contoso_servicecase: 'contoso_ServiceCase',
  contoso_workorder: 'contoso_WorkOrder',
  contoso_asset: 'contoso_Asset',
  contoso_expense: 'contoso_Expense',
  contoso_employee: 'contoso_Employee',
} as const;

/** Privileges by table: the platform's (role exports of a live environment and table metadata) and the company's. */
export const tablePrivileges: Readonly<Record<string, TablePrivileges>> = {
  ...(stock.tables as Record<string, TablePrivileges>),
  ...Object.fromEntries(
    Object.entries(companyTables).map(([table, privilegeName]) => [table, { privilegeName, ownership: 'user', accesses: every }]),
  ),
};

const companyRole: RoleTables = Object.fromEntries(
  Object.keys(companyTables)
    .filter((table) => table !== 'contoso_employee')
    .map((table) => [table, { Global: every }]),
);

/**
 * Security roles with what they allow. The stock roles are as exported from a live environment; the company's own role, which covers
 * its tables except the employees, is *modelled*. Which role reads `privilege` and the intersect tables is not established: no
 * privilege stands for them.
 */
export const roleCatalogue: Readonly<Record<RoleName, RoleTables>> = {
  ...(stock.roles as Record<keyof typeof stock.roles, RoleTables>),
  'Contoso Operations': companyRole,
};

/** Role templates of the roles that have one; a role with System Administrator's holds every privilege. */
export const roleTemplates: Readonly<Partial<Record<RoleName, string>>> = {
  'System Administrator': '627090ff-40a3-4053-8790-584edc5be201',
  'System Customizer': '119f245c-3cc8-4b62-b31c-d1a046ced15d',
  'Basic User': '236750cd-45ae-4939-ab12-b24b920ced93',
};

const administrators: readonly RoleName[] = ['System Administrator'];
const openers: readonly RoleName[] = ['System Administrator', 'App Opener'];

/**
 * Privileges of no table of the sample, with the roles that hold them: the one that Run as and run-only connections need of a flow's
 * owner (Microsoft Learn, Manage Dataverse connections), those that users and business units have beside the usual ones (table
 * metadata), and those of App Opener that also a new role holds (role exports and samples of Microsoft's). That they are held at
 * Global depth is *modelled*, but for App Opener's; so is that only these roles hold them.
 */
export const taskPrivileges: Readonly<Record<string, readonly RoleName[]>> = {
  prvActOnBehalfOfAnotherUser: ['System Administrator', 'Delegate'],
  prvDisableUser: administrators,
  prvReparentUser: administrators,
  prvReparentTeam: administrators,
  prvDisableBusinessUnit: administrators,
  prvReparentBusinessUnit: administrators,
  prvFlow: openers,
  prvWorkflowExecution: openers,
  prvReadSharePointData: openers,
  prvCreateSharePointData: openers,
  prvWriteSharePointData: openers,
  prvReadSharePointDocument: openers,
  prvReadSdkMessage: openers,
  prvReadSdkMessageProcessingStep: openers,
  prvReadSdkMessageProcessingStepImage: openers,
  prvReadPluginAssembly: openers,
  prvReadPluginType: openers,
};
