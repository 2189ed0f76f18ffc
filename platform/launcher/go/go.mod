module dtaas.invalid/launcher

go 1.25
