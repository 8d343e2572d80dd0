import { join } from 'node:path';
import type { Exchange } from './exchange';
import { readCassette } from './readCassette';
import { readExchangeFile } from './readExchangeFile';
import { readTranscript } from './readTranscript';

/** Every exchange of the folder of recordings, those that cannot be replayed included. */
export function readRecordings(folder: string): Exchange[] {
  const file = (...path: string[]): string => join(folder, ...path);
  return [
    ...readExchangeFile(file('ms-docs', 'exchanges.json'), 'ms-docs'),
    ...readExchangeFile(file('user-reports', 'exchanges.json'), 'user-reports'),
    ...readCassette(file('ess-kit', 'dataverse_workday_connection_refs_full.yaml'), 'ess-kit references, full'),
    ...readCassette(file('ess-kit', 'dataverse_workday_connection_refs_simplified.yaml'), 'ess-kit references, simplified'),
    ...readCassette(file('ess-kit', 'flightcheck_infra003_flow.yaml'), 'ess-kit flow'),
    ...readTranscript(file('powerapps-samples', 'dataverse_webapi_CSharp-NETx_ElasticTableOperations_README.md'), 'samples elastic'),
    ...readTranscript(file('powerapps-samples', 'dataverse_orgsvc_CSharp_ExportDataUsingFetchXmlToAnnotation_README.md'), 'samples export'),
    ...readTranscript(file('powerapps-samples', 'dataverse_webapi_PS_ColumnLevelSecurity_README.md'), 'samples columns'),
  ];
}
