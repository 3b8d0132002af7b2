@echo off
chcp 65001 >nul
pushd "%~dp0"
set "program="
for %%p in (skillweek.exe) do set "program=%%~$PATH:p"
if exist "..\skillweek.exe" set "program=..\skillweek.exe"
if exist "skillweek.exe" set "program=skillweek.exe"
if defined program (
  "%program%" serve --open
) else (
  echo 没有找到 skillweek.exe。
  echo 请把它复制到这个文件夹里，和“双击预览.cmd”放在一起，再双击一次。
  echo.
  echo skillweek.exe was not found. Copy it into this folder and double-click again.
)
popd
echo.
echo 按任意键关闭窗口。 Press any key to close this window.
pause >nul
