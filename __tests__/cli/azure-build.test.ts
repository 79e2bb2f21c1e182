import { expect, test } from "vitest";
import { azureBuild } from "../../src/cli/azure-build.js";

const build = {
  TF_BUILD: "True",
  SYSTEM_COLLECTIONURI: "https://dev.azure.com/shop/",
  SYSTEM_TEAMPROJECT: "Web Shop",
  SYSTEM_DEFINITIONID: "12",
  SYSTEM_JOBID: "12f1170f-54f2-53f3-20dd-22fc7dff55f9",
  SYSTEM_JOBNAME: "preflight",
  BUILD_DEFINITIONNAME: "ci",
  BUILD_SOURCEBRANCH: "refs/heads/main",
  BUILD_BUILDID: "7",
};

test.each([
  ["https://dev.azure.com/shop/", "shop"],
  ["https://shop.visualstudio.com/", "shop"],
])("a build of %s names its analysis as the service does", (uri, organisation) => {
  expect(azureBuild({ ...build, SYSTEM_COLLECTIONURI: uri })).toEqual({
    id: `azuredevops/pipeline/build/${organisation}/Web%20Shop/12/${build.SYSTEM_JOBID}/refs%2Fheads%2Fmain/7`,
    properties: {
      "azuredevops/pipeline/build/buildDefinitionId": "12",
      "azuredevops/pipeline/build/buildDefinitionName": "ci",
      "azuredevops/pipeline/build/phaseId": build.SYSTEM_JOBID,
      "azuredevops/pipeline/build/phaseName": "preflight",
    },
  });
});

test("elsewhere there is no such name", () => {
  expect(azureBuild({ ...build, TF_BUILD: undefined })).toBeUndefined();
});
