import type { AutomationDetails } from "../reporters/sarif.js";

/**
 * How Advanced Security for Azure DevOps names the analysis of one job of a build, from the variables of a pipeline;
 * undefined elsewhere. Source: Microsoft, "Predefined variables"; the rules GHAzDO1019 and GHAzDO1020 of the SARIF SDK.
 */
export function azureBuild(environment: Readonly<Record<string, string | undefined>>): AutomationDetails | undefined {
  if (environment.TF_BUILD?.toLowerCase() !== "true") return undefined;
  const get = (name: string) => environment[name] ?? "";
  const organisation = get("SYSTEM_COLLECTIONURI").replace(/^https:\/\/(?:dev\.azure\.com\/)?/, "");
  const definition = get("SYSTEM_DEFINITIONID");
  const phase = get("SYSTEM_PHASEID") || get("SYSTEM_JOBID");
  const parts = [
    ...[organisation.split(/[./]/)[0] ?? "", get("SYSTEM_TEAMPROJECT"), definition, phase],
    ...[get("BUILD_SOURCEBRANCH"), get("BUILD_BUILDID")],
  ];
  return {
    id: `azuredevops/pipeline/build/${parts.map(encodeURIComponent).join("/")}`,
    properties: {
      "azuredevops/pipeline/build/buildDefinitionId": definition,
      "azuredevops/pipeline/build/buildDefinitionName": get("BUILD_DEFINITIONNAME"),
      "azuredevops/pipeline/build/phaseId": phase,
      "azuredevops/pipeline/build/phaseName": get("SYSTEM_PHASENAME") || get("SYSTEM_JOBNAME"),
    },
  };
}
