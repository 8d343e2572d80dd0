/** A solution of the sample. */
export interface SolutionSpec {
  uniqueName: string;
  name: string;
  version: string;
  managed: boolean;
}

/** Solutions: the company's unmanaged ones, its managed one from another environment, and one of a supplier. */
export const solutions = {
  core: { uniqueName: 'ContosoCore', name: 'Contoso Core Automation', version: '1.4.0.12', managed: false },
  sales: { uniqueName: 'ContosoSales', name: 'Contoso Sales', version: '2.0.3.0', managed: false },
  fieldService: { uniqueName: 'ContosoFieldService', name: 'Contoso Field Service', version: '1.1.0.0', managed: false },
  finance: { uniqueName: 'ContosoFinance', name: 'Contoso Finance', version: '3.2.1.0', managed: false },
  fieldServiceManaged: {
    uniqueName: 'ContosoFieldServiceQuality',
    name: 'Contoso Field Service Quality',
    version: '1.0.0.7',
    managed: true,
  },
  fabrikamApprovals: { uniqueName: 'FabrikamApprovals', name: 'Fabrikam Approvals', version: '5.1.20260612.1', managed: true },
} as const satisfies Record<string, SolutionSpec>;

/** Short name of a solution of the sample. */
export type SolutionKey = keyof typeof solutions;

/** Short names of the company's unmanaged solutions. */
export const unmanagedSolutions = ['core', 'sales', 'fieldService', 'finance'] as const satisfies readonly SolutionKey[];
