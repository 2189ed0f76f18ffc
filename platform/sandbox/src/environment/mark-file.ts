/** Written last into the folder of an environment: holds the path of the packages within the folder. */
export const markFile = '.dtaas-environment';
