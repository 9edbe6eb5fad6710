; The uninstaller deletes the program's files by name, never a tree: a case kept in the program's folder stays. Held
; by ``test_the_uninstaller_deletes_by_name_and_never_a_tree``.
; The installer: for one user, without administrator rights, Chinese and English, silent with /S.
; build.py defines VERSION, FOLDER, FILES, ICON, OUTPUT, SIZE and TARGET.
Target ${TARGET}
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; both programs carry the same archive: far enough back to be stored once
RequestExecutionLevel user
ManifestDPIAware true
!include MUI2.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Gouji"
!define CLASSES "Software\Classes"
!define PROGRAM "$INSTDIR\gouji.exe"

Name "$(NAME)"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Gouji"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif
InstallDirRegKey HKCU "${UNINSTALL}" InstallLocation
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 ProductName "Gouji"
VIAddVersionKey /LANG=0 FileDescription "Gouji setup"
VIAddVersionKey /LANG=0 FileVersion "${VERSION}"
VIAddVersionKey /LANG=0 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=0 LegalCopyright "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${MUI_ICON}"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE English

LangString NAME ${LANG_SIMPCHINESE} "勾稽"
LangString NAME ${LANG_ENGLISH} "Gouji"
LangString CASE ${LANG_SIMPCHINESE} "勾稽案卷"
LangString CASE ${LANG_ENGLISH} "Gouji case"
LangString OPEN_WITH ${LANG_SIMPCHINESE} "用勾稽打开"
LangString OPEN_WITH ${LANG_ENGLISH} "Open with Gouji"
LangString RUNNING ${LANG_SIMPCHINESE} "勾稽正在运行。请关闭它的窗口，再按“重试”。"
LangString RUNNING ${LANG_ENGLISH} "Gouji is running. Close its window, then choose Retry."

!macro WAIT_UNTIL_CLOSED
  again:
    IfFileExists "${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "${PROGRAM}" a
    IfErrors 0 free
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  free:
    FileClose $0
  closed:
!macroend

; The context menu of a kind of file; what opens it by default stays as it is.
!macro OFFER EXTENSION
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\Gouji" "" "$(OPEN_WITH)"
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\Gouji" "Icon" '"${PROGRAM}"'
  WriteRegStr HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\Gouji\command" "" '"${PROGRAM}" "%1"'
!macroend

!macro WITHDRAW EXTENSION
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\Gouji"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell"
  DeleteRegKey /ifempty HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}"
!macroend

!macro EVERY_KIND ACTION
  !insertmacro ${ACTION} .pdf
  !insertmacro ${ACTION} .docx
  !insertmacro ${ACTION} .xlsx
  !insertmacro ${ACTION} .xls
  !insertmacro ${ACTION} .csv
  !insertmacro ${ACTION} .txt
  !insertmacro ${ACTION} .ods
!macroend

!macro TELL_EXPLORER
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; SHCNE_ASSOCCHANGED
!macroend

Section
  !insertmacro WAIT_UNTIL_CLOSED
  ; An older version goes first: it knows by name which files are its own.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'

  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(NAME).lnk" "${PROGRAM}"
  CreateShortcut "$DESKTOP\$(NAME).lnk" "${PROGRAM}"

  WriteRegStr HKCU "${CLASSES}\.gouji" "" "Gouji.Case"
  WriteRegStr HKCU "${CLASSES}\Gouji.Case" "" "$(CASE)"
  WriteRegStr HKCU "${CLASSES}\Gouji.Case\DefaultIcon" "" '"${PROGRAM}",0'
  WriteRegStr HKCU "${CLASSES}\Gouji.Case\shell\open\command" "" '"${PROGRAM}" "%1"'
  !insertmacro EVERY_KIND OFFER
  !insertmacro TELL_EXPLORER

  WriteRegStr HKCU "${UNINSTALL}" DisplayName "$(NAME)"
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" DisplayIcon "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" Publisher "Gouji"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" EstimatedSize ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1
SectionEnd

; Cases stay: only files of the program are deleted, by name, and folders only when nothing else is in them.
Section Uninstall
  !insertmacro WAIT_UNTIL_CLOSED
  !include "${FILES}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\勾稽.lnk"
  Delete "$SMPROGRAMS\Gouji.lnk"
  Delete "$DESKTOP\勾稽.lnk"
  Delete "$DESKTOP\Gouji.lnk"

  ReadRegStr $0 HKCU "${CLASSES}\.gouji" ""
  StrCmp $0 "Gouji.Case" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.gouji"
  DeleteRegKey HKCU "${CLASSES}\Gouji.Case"
  !insertmacro EVERY_KIND WITHDRAW
  !insertmacro TELL_EXPLORER
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
